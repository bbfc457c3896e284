package dev.tenfold.source.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times as exports write them. Those without a zone are in UTC, as FOCUS wants all of them. */
final class FocusTimes {
  private static final int LONGEST = 40;
  private static final int KEPT = 50_000;

  /** Clocks that were never set show 1970, broken ones 2099; neither has cloud bills. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2080-01-01T00:00:00Z");

  private final Map<String, Instant> known = new HashMap<>();
  private long withoutZone;

  static boolean isPlausible(Instant at) {
    return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
  }

  /** Returns the instant, or null where the text is none. */
  @Nullable Instant read(String text) {
    if (text.length() < 10 || text.length() > LONGEST) {
      return null;
    }
    String iso = iso(text);
    boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
    Instant at = known.get(iso);
    if (at == null) {
      at = parse(iso, zoned);
      if (at != null && known.size() < KEPT) {
        known.put(iso, at);
      }
    }
    withoutZone += at != null && !zoned ? 1 : 0;
    return at;
  }

  private static String iso(String text) {
    String iso = text.toUpperCase(Locale.ROOT);
    if (iso.endsWith(" UTC")) {
      iso = iso.substring(0, iso.length() - 4) + "Z";
    } else if (iso.endsWith(" Z")) {
      iso = iso.substring(0, iso.length() - 2) + "Z";
    }
    return iso.length() > 10 && iso.charAt(10) == ' '
        ? iso.substring(0, 10) + "T" + iso.substring(11)
        : iso;
  }

  private static @Nullable Instant parse(String iso, boolean zoned) {
    try {
      if (zoned) {
        return OffsetDateTime.parse(iso).toInstant();
      }
      LocalDateTime time =
          iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
      return time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  long withoutZone() {
    return withoutZone;
  }
}
