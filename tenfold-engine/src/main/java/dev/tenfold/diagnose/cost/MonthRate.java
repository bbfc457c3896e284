package dev.tenfold.diagnose.cost;

import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sum over the window becomes a sum a month.
 *
 * @param factor what sums are multiplied by
 * @param days days of the window that have charges
 * @param ofDays days of the window
 * @param how in words
 */
record MonthRate(double factor, double days, double ofDays, String how) {
  /** Days of a mean month, 365.25 / 12. */
  static final double MONTH = 30.4375;

  /**
   * Returns the rate; null where less than a day has charges. A day without any is taken as not
   * exported, and not as free.
   */
  static @Nullable MonthRate of(Window window, Set<Instant> daysWithCharges) {
    double all = window.seconds() / 86_400;
    double days = 0;
    for (Instant day : daysWithCharges) {
      days += inside(day, window);
    }
    if (days < 1 - 1e-9) {
      return null;
    }
    long months = wholeMonths(window);
    if (months > 0 && days > all - 1e-9) {
      String how = months == 1 ? "one whole month" : "mean of " + months + " whole months";
      return new MonthRate(1.0 / months, days, all, how);
    }
    String how = Digits.three(days) + " days with charges, scaled to a mean month of 30.4 days";
    return new MonthRate(MONTH / days, days, all, how);
  }

  private static double inside(Instant day, Window window) {
    Instant next = day.plus(1, ChronoUnit.DAYS);
    Instant from = day.isBefore(window.from()) ? window.from() : day;
    Instant to = next.isAfter(window.to()) ? window.to() : next;
    return Duration.between(from, to).toMillis() / 86_400_000.0;
  }

  private static long wholeMonths(Window window) {
    OffsetDateTime from = window.from().atOffset(ZoneOffset.UTC);
    OffsetDateTime to = window.to().atOffset(ZoneOffset.UTC);
    return startsMonth(from) && startsMonth(to) ? ChronoUnit.MONTHS.between(from, to) : 0;
  }

  private static boolean startsMonth(OffsetDateTime at) {
    return at.getDayOfMonth() == 1 && at.toLocalTime().toNanoOfDay() == 0;
  }

  /** Returns whether days of the window have no charges, the hours of one day aside. */
  boolean lacksDays() {
    return days < ofDays - 0.5;
  }

  /** Returns what a sum of one day is a month. */
  double ofOneDay() {
    return factor * days;
  }
}
