package dev.tenfold.shop.traffic;

import java.time.Duration;

/**
 * A day that passes in a shorter time.
 *
 * @param length how long it is for the visitors
 * @param run how long it is on the clock
 */
record Day(Duration length, Duration run) {
  Day {
    if (run.toMillis() < 1 || length.compareTo(run) < 0) {
      throw new IllegalArgumentException(
          "a day of " + length + " cannot be compressed into " + run);
    }
  }

  /** Returns how many seconds of the day pass in one on the clock, at least 1. */
  double compression() {
    return (double) length.toMillis() / run.toMillis();
  }

  /** Returns how long something of the day takes on the clock. */
  Duration real(Duration ofDay) {
    return Duration.ofNanos(Math.round(ofDay.toNanos() / compression()));
  }

  /** Returns which part of the day has passed, from 0 to 1, after {@code nanos} on the clock. */
  double passed(long nanos) {
    return (double) nanos / run.toNanos();
  }
}
