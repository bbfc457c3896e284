package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * A number of a dimension, what it should be, and how it went.
 *
 * @param value the number, or why there is none
 * @param target what it should be, in words with the unit: {@code at most 300 ms}; empty without
 *     one
 * @param verdict how it stands against its target; inconclusive without one
 * @param trend how it went over the window, in order of time; empty where it cannot be told
 */
public record Indicator(Measurement value, String target, Verdict verdict, List<TrendPoint> trend) {
  public Indicator {
    trend = List.copyOf(trend);
  }

  /** Returns a number that nobody has set a target for. */
  public static Indicator of(Measurement value) {
    return new Indicator(value, "", new Verdict.Inconclusive("no target is set"), List.of());
  }

  /**
   * The number over one part of the window.
   *
   * @param from the part's first instant
   * @param value in the unit of the indicator; NaN where nothing is known of the part
   * @param n how many facts it rests on
   */
  public record TrendPoint(Instant from, double value, long n) {}
}
