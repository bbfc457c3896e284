package dev.tenfold.source.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of reports, of which none can be relied on. */
final class Fields {
  private static final int MOST_CHARACTERS = 400;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2098;

  /** {@code 2026-11-26T00:00:00+0000}, as the EPSS file has it. */
  private static final DateTimeFormatter ZONE_WITHOUT_COLON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]xx", Locale.ROOT);

  private Fields() {}

  /** Returns a text, cut where it is long; empty where there is none. */
  static String text(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    if (!at.isString() && !at.isNumber() && !at.isBoolean()) {
      return "";
    }
    return cut(at.asString("").strip());
  }

  static String lower(JsonNode node, String... path) {
    return text(node, path).toLowerCase(Locale.ROOT);
  }

  static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /** Returns a number, which may be written as a text; null where there is none. */
  static @Nullable Double number(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    if (at.isNumber()) {
      double value = at.doubleValue();
      return Double.isFinite(value) ? value : null;
    }
    return number(text(at));
  }

  static @Nullable Double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns a score from 0 to 10; null where there is none or it is out of range. */
  static @Nullable Double score(JsonNode node, String... path) {
    Double value = number(node, path);
    return value != null && value >= 0 && value <= 10 ? value : null;
  }

  /** Returns the elements of an array; none where it is none. */
  static Iterable<JsonNode> list(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isArray() ? at : List.of();
  }

  /** Returns a time, null where there is none that can be believed. */
  static @Nullable Instant time(JsonNode node, String... path) {
    return time(text(node, path));
  }

  static @Nullable Instant time(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return believed(instant(text));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static @Nullable LocalDate day(String text) {
    Instant time = time(text);
    return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static Instant instant(String text) {
    if (text.length() <= 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String iso = text.replace(' ', 'T');
    if (iso.matches(".*[+-]\\d{4}")) {
      return OffsetDateTime.parse(iso, ZONE_WITHOUT_COLON).toInstant();
    }
    return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant believed(Instant at) {
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    return year < FIRST_YEAR || year > LAST_YEAR ? null : at;
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }
}
