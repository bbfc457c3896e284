package dev.tenfold.source.resources;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as sources write them. */
final class Stamps {
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final double MILLIS_FROM = 1e11;
  private static final double MOST_MILLIS = 1e14;

  private Stamps() {}

  /**
   * Returns the time that {@code text} says in ISO 8601 with its zone, or in seconds or
   * milliseconds since 1970; null where it says none between 2000 and 2100.
   */
  static @Nullable Instant read(String text) {
    Instant at;
    try {
      at = isNumber(text) ? ofNumber(Double.parseDouble(text)) : iso(text);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
    return at == null ? null : plausible(at);
  }

  /** Returns the time {@code seconds} after 1970, or null likewise. */
  static @Nullable Instant ofSeconds(double seconds) {
    return Math.abs(seconds) < MILLIS_FROM
        ? plausible(Instant.ofEpochMilli(Math.round(seconds * 1000)))
        : null;
  }

  private static @Nullable Instant plausible(Instant at) {
    return at.isBefore(FIRST) || !at.isBefore(END) ? null : at;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
  }

  private static @Nullable Instant ofNumber(double number) {
    if (number >= MOST_MILLIS) {
      return null;
    }
    return Instant.ofEpochMilli(Math.round(number >= MILLIS_FROM ? number : number * 1000));
  }

  private static Instant iso(String text) {
    String withT =
        text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    return OffsetDateTime.parse(withT).toInstant();
  }
}
