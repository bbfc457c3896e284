package dev.tenfold.stats;

import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.verdict.Interval;
import java.util.Optional;

/**
 * Interval for a quantile whatever the distribution: the number of values at or below the true
 * q-quantile is binomial(n, q), so two ranks l and u hold it between them with probability P(l ≤ X
 * < u). Both tails get at most half of 1 − level.
 *
 * @param q the quantile, 0.95 for p95
 * @param level confidence, 0.95 for 95 %
 * @see <a href="https://doi.org/10.1002/0471722162">David and Nagaraja, Order Statistics, 3rd
 *     edition (2003), section 7.1</a>
 * @see <a href="https://doi.org/10.1002/9780470316771">Hahn and Meeker, Statistical Intervals
 *     (1991), section 5.2</a>
 */
public record OrderStatistic(double q, double level) {
  /** Name of the method. */
  public static final String METHOD = "order statistic";

  /** p50 at 95 %. */
  public static final OrderStatistic P50 = new OrderStatistic(0.5, 0.95);

  /** p95 at 95 %. */
  public static final OrderStatistic P95 = new OrderStatistic(0.95, 0.95);

  /** p99 at 95 %. */
  public static final OrderStatistic P99 = new OrderStatistic(0.99, 0.95);

  /** p99.9 at 95 %. */
  public static final OrderStatistic P999 = new OrderStatistic(0.999, 0.95);

  public OrderStatistic {
    if (!(q > 0 && q < 1) || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException("quantile " + q + " at level " + level);
    }
  }

  /**
   * Two ranks, 1 for the smallest.
   *
   * @param low rank l of the lower end
   * @param high rank u of the upper end
   */
  public record Ranks(long low, long high) {}

  /**
   * Returns the fewest values that have an interval: q^n and (1−q)^n must not exceed half of 1 −
   * level. At 95 % that is 6 for p50, 72 for p95, 368 for p99 and 3,688 for p99.9.
   */
  public long smallestSample() {
    return (long) Math.ceil(Math.log((1 - level) / 2) / Math.log(Math.max(q, 1 - q)));
  }

  /** Returns the ranks for n values; empty when n is below {@link #smallestSample}. */
  public Optional<Ranks> ranks(long n) {
    if (n < smallestSample()) {
      return Optional.empty();
    }
    Binomial below = new Binomial(n, q);
    long low = below.quantile((1 - level) / 2);
    long high = below.quantile((1 + level) / 2) + 1;
    return Optional.of(new Ranks(Math.max(1, low), Math.min(n, high)));
  }

  /**
   * Returns the interval of the quantile in seconds. Its ends are the outer bounds of the bins that
   * hold the two ranks, so that it allows for the histogram's {@link DurationBins#RELATIVE_ERROR}.
   */
  public Optional<Interval> seconds(DurationHistogram histogram) {
    return ranks(histogram.count())
        .map(ranks -> {
          long low = DurationBins.lowerNanos(histogram.slotOfRank(ranks.low));
          long high = DurationBins.upperNanos(histogram.slotOfRank(ranks.high));
          return new Interval(
              Math.max(low, histogram.minNanos()) / 1e9,
              Math.min(high, histogram.maxNanos()) / 1e9,
              level,
              METHOD);
        });
  }
}
