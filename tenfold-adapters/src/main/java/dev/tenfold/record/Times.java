package dev.tenfold.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as tools write them. */
public final class Times {
  private static final int LONGEST = 40;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;
  private static final long SECONDS_FROM = 100_000_000L;
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final long MILLIS_TO = 10_000_000_000_000L;
  private static final Pattern EPOCH = Pattern.compile("[0-9]{9,13}(\\.[0-9]{1,9})?");
  private static final Pattern ZONE = Pattern.compile(" ?([+-][0-9]{2}):?([0-9]{2})$");
  private static final Pattern UTC = Pattern.compile(" ?(Z|UTC|GMT)$");

  private Times() {}

  /**
   * Returns the time in {@code 2026-03-12T14:05:30Z}, with a space for the T, any offset with or
   * without a colon, or seconds or milliseconds since 1970; empty for all else, for times without a
   * zone, and for years before 1970 and after 2200.
   */
  public static Optional<Instant> parse(String text) {
    String time = text.strip();
    if (time.isEmpty() || time.length() > LONGEST) {
      return Optional.empty();
    }
    if (EPOCH.matcher(time).matches()) {
      return epoch(time);
    }
    String offset = ZONE.matcher(UTC.matcher(time).replaceFirst("Z")).replaceFirst("$1:$2");
    try {
      return plausible(OffsetDateTime.parse(withT(offset)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the same, and takes times without a zone to be of {@code zone}. */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    Optional<Instant> stated = parse(text);
    return stated.isPresent() ? stated : local(text.strip(), zone);
  }

  private static Optional<Instant> epoch(String digits) {
    int point = digits.indexOf('.');
    long whole = Long.parseLong(point < 0 ? digits : digits.substring(0, point));
    if (whole >= MILLIS_FROM && whole < MILLIS_TO) {
      return Optional.of(Instant.ofEpochMilli(whole));
    }
    return whole >= SECONDS_FROM && whole < MILLIS_FROM / 10
        ? Optional.of(Instant.ofEpochSecond(whole))
        : Optional.empty();
  }

  private static Optional<Instant> local(String time, ZoneId zone) {
    try {
      return plausible(LocalDateTime.parse(withT(time)).atZone(zone).toOffsetDateTime());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String withT(String time) {
    return time.length() > 10 && time.charAt(10) == ' '
        ? time.substring(0, 10) + "T" + time.substring(11)
        : time;
  }

  private static Optional<Instant> plausible(OffsetDateTime time) {
    int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
    return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty() : Optional.of(time.toInstant());
  }
}
