package dev.tenfold.source.vitals;

import dev.tenfold.observe.Vital.Metric;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What fields say, under the names that teams give them. */
final class Fields {
  private static final List<String> TIMES =
      List.of(
          "time",
          "timestamp",
          "@timestamp",
          "ts",
          "at",
          "date",
          "datetime",
          "receivedAt",
          "received_at",
          "createdAt",
          "created_at");
  private static final List<String> PAGES =
      List.of("page", "path", "pathname", "url", "href", "location", "page_path", "pageUrl");
  private static final List<String> DEVICES =
      List.of("device", "deviceType", "device_type", "formFactor", "form_factor", "deviceCategory");

  /** The web-vitals library is of 2020: an earlier clock is wrong, and so is one far ahead. */
  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2080-01-01T00:00:00Z");
  private static final double LONGEST_SECONDS = 3600;
  private static final double LARGEST_SHIFT = 1000;

  private Fields() {}

  static @Nullable Metric metric(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "LCP" -> Metric.LCP;
      case "INP" -> Metric.INP;
      case "CLS" -> Metric.CLS;
      default -> null;
    };
  }

  /**
   * Returns a value in the unit of its metric.
   *
   * @param value in milliseconds; CLS without a unit
   */
  static double value(Metric metric, @Nullable JsonNode value) throws Unreadable {
    if (value == null || !value.isNumber()) {
      throw new Unreadable(
          "no value", metric + " is " + (value == null ? "not there" : shortened(value)), SEND);
    }
    double number = value.asDouble(Double.NaN);
    double scaled = metric == Metric.CLS ? number : number / 1000;
    double most = metric == Metric.CLS ? LARGEST_SHIFT : LONGEST_SECONDS;
    if (!(scaled >= 0 && scaled <= most)) {
      throw new Unreadable("a value that no page has", metric + " is " + shortened(value), SEND);
    }
    return scaled;
  }

  static final String SEND = "send the metric as the web-vitals library gives it";

  static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  static String text(JsonNode record, String field) {
    JsonNode node = record.get(field);
    return node != null && node.isString() ? node.asString() : "";
  }

  /** Returns the time that a field gives; null where none does. */
  static @Nullable Instant time(JsonNode record) {
    for (String name : TIMES) {
      JsonNode node = record.get(name);
      if (node != null) {
        Instant at =
            node.isNumber() ? epoch(node.asDouble(Double.NaN)) : instant(text(record, name));
        if (at != null) {
          return at;
        }
      }
    }
    return null;
  }

  /** Returns seconds, milliseconds, microseconds or nanoseconds since 1970 as a time. */
  private static @Nullable Instant epoch(double number) {
    if (!Double.isFinite(number)) {
      return null;
    }
    double seconds = number;
    while (Math.abs(seconds) >= 1e11) {
      seconds /= 1000;
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  static @Nullable Instant instant(String text) {
    if (text.length() > 40) {
      return null;
    }
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
      try {
        return epoch(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return null;
      }
    }
    String iso = text.replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeParseException e) {
      try {
        return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException none) {
        return null;
      }
    }
  }

  static boolean isPlausible(Instant at) {
    return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
  }

  /** Returns the path that was viewed; nothing where no field says it. */
  static String page(JsonNode record) {
    for (String name : PAGES) {
      String text = text(record, name);
      if (!text.isBlank()) {
        return path(text);
      }
    }
    return "";
  }

  /** Returns the path of an address without query and fragment. */
  static String path(String address) {
    String end = address.strip();
    int cut = end.length();
    for (char c : new char[] {'?', '#'}) {
      int at = end.indexOf(c);
      cut = at >= 0 ? Math.min(cut, at) : cut;
    }
    end = end.substring(0, Math.min(cut, 2048));
    if (end.startsWith("/") && !end.startsWith("//")) {
      return end;
    }
    try {
      URI uri = new URI(end);
      String path = uri.getRawPath();
      return path == null || path.isEmpty() ? "/" : path;
    } catch (URISyntaxException e) {
      int scheme = end.indexOf("://");
      int slash = scheme < 0 ? end.indexOf('/') : end.indexOf('/', scheme + 3);
      return slash < 0 ? "/" : end.substring(slash);
    }
  }

  static String device(JsonNode record) {
    for (String name : DEVICES) {
      String device = device(text(record, name));
      if (!device.isEmpty()) {
        return device;
      }
    }
    return "";
  }

  static String device(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "phone", "mobile", "smartphone" -> "phone";
      case "desktop" -> "desktop";
      case "tablet" -> "tablet";
      default -> "";
    };
  }
}
