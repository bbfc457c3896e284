package dev.tenfold.shop.rate;

import java.time.Duration;

/**
 * One rate, kept up for a while.
 *
 * @param perSecond requests due each second
 * @param requests those due while it was measured
 * @param errors those of them that failed or had a status they should not have
 * @param cutShort whether it ended early, since it could not be held any more
 * @param cpu what the sender's process used, in processors, over the whole step
 */
record Step(
    double perSecond,
    long requests,
    long errors,
    Quantiles latency,
    boolean held,
    boolean cutShort,
    double cpu) {

  /** Latencies from when a request was due, in nanoseconds. */
  record Quantiles(long p50, long p95, long p99) {
    /** Returns those of {@code sorted}, by nearest rank. */
    static Quantiles of(long[] sorted) {
      return new Quantiles(rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99));
    }

    private static long rank(long[] sorted, double q) {
      if (sorted.length == 0) {
        return 0;
      }
      return sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
    }
  }

  String text() {
    return "%9.1f/s  p50 %8s  p95 %8s  p99 %8s  %d of %d failed  cpu %.2f  %s"
        .formatted(
            perSecond,
            millis(latency.p50),
            millis(latency.p95),
            millis(latency.p99),
            errors,
            requests,
            cpu,
            held ? "held" : cutShort ? "not held, cut short" : "not held");
  }

  static String millis(long nanos) {
    double millis = nanos / 1e6;
    return millis >= 1000
        ? "%.2f s".formatted(millis / 1000)
        : (millis >= 10 ? "%.0f ms" : "%.1f ms").formatted(millis);
  }

  /** How long each step is. */
  record Plan(Duration warmUp, Duration measured) {
    Plan {
      if (warmUp.isNegative() || measured.toMillis() < 100) {
        throw new IllegalArgumentException("a step is measured for 100 ms or more");
      }
    }
  }
}
