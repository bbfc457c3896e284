package dev.tenfold.report;

import dev.tenfold.stats.Wilson;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;

/** Parts of requests as they are written: a count of a count where the requests are few. */
public final class Ratios {
  private static final int FEW = 100;

  private Ratios() {}

  /** Returns {@code 0 of 31} for a ratio of fewer than 100 requests, else {@code 1.2 %}. */
  public static String text(Measured ratio) {
    String count = fewOf(ratio);
    return count.isEmpty() ? Figure.of(ratio.value(), ratio.unit()).text() : count;
  }

  /** Returns the same with two digits at most, {@code <0.01 %}, for tables without room. */
  public static String brief(Measured ratio) {
    String count = fewOf(ratio);
    return count.isEmpty() ? percent(ratio) : count;
  }

  /** Returns the same for parts of what is no count, such as time. */
  public static String percent(Measured ratio) {
    double percent = ratio.value() * 100;
    if (percent >= 99 || percent == 0) {
      return Figure.of(ratio.value(), ratio.unit()).text();
    }
    return percent < 0.01 ? "<0.01 %" : Digits.significant(percent, 2) + " %";
  }

  /** Returns {@code 0 of 31}, or nothing where the requests are many or are not what is counted. */
  static String fewOf(Measured ratio) {
    double count = ratio.value() * ratio.n();
    return isCount(ratio) && ratio.n() < FEW && Math.abs(count - Math.rint(count)) < 1e-6
        ? Digits.whole(Math.round(count)) + " of " + Digits.whole(ratio.n())
        : "";
  }

  /** Returns whether it is a part of a number of things: how busy a pool is, for one, is not. */
  private static boolean isCount(Measured ratio) {
    Interval interval = ratio.interval();
    return interval != null && interval.method().equals(Wilson.METHOD);
  }
}
