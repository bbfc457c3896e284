package dev.tenfold.verdict;

import org.jspecify.annotations.Nullable;

/** A number with all that is needed to trust it, or why there is none. */
public sealed interface Measurement {
  /** Returns what the number is about. */
  Subject subject();

  /**
   * A number.
   *
   * @param subject what it is about
   * @param value the number, finite
   * @param unit what it counts
   * @param interval how sure it is; null for a plain count, which has no sampling error
   * @param provenance where it comes from
   */
  record Measured(
      Subject subject, double value, Unit unit, @Nullable Interval interval, Provenance provenance)
      implements Measurement {
    public Measured {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(subject.indicator() + " is " + value);
      }
    }

    /** Returns how many requests the number rests on. */
    public long n() {
      return provenance.n();
    }
  }

  /**
   * No number.
   *
   * @param subject what was asked for
   * @param why the reason, in one clause: {@code 31 requests are too few for a p99}
   * @param fix how to get it: a line of configuration, more data, another source
   */
  record Missing(Subject subject, String why, String fix) implements Measurement {}
}
