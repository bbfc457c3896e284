package dev.tenfold.shop.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as pages show them. */
public final class Dates {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Dates() {}

  /** Returns the day of {@code instant}: {@code 1 November 2026}. */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }
}
