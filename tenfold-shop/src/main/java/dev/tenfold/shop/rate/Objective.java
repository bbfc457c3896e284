package dev.tenfold.shop.rate;

import java.time.Duration;

/**
 * What a rate must meet to count as held.
 *
 * @param p95 at most so long for 95 of 100 requests, failed ones included
 * @param errorRatio fewer than this part of the requests fail
 */
record Objective(Duration p95, double errorRatio) {
  /** The part of requests that may take longer. */
  static final double SLOW_RATIO = 0.05;

  Objective {
    if (p95.isNegative() || p95.isZero() || !(errorRatio > 0 && errorRatio < 1)) {
      throw new IllegalArgumentException("an objective is a time and a ratio between 0 and 1");
    }
  }

  boolean isMet(long p95Nanos, long errors, long requests) {
    return p95Nanos <= p95.toNanos() && errors < errorRatio * requests;
  }
}
