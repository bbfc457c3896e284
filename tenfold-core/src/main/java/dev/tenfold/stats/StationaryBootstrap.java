package dev.tenfold.stats;

import dev.tenfold.verdict.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Draws from a series anew, in blocks of geometrically distributed length that wrap around, so that
 * what follows each other in the series mostly does in the draw: for numbers over time, which are
 * not independent. The same seed gives the same draws.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1994.10476870">D. N. Politis and J. P. Romano, The
 *     Stationary Bootstrap, JASA 89 (1994)</a>
 */
public final class StationaryBootstrap {
  /** Name of the method. */
  public static final String METHOD = "stationary bootstrap";

  /** Draws for an interval at 95 %: 12 lie beyond either end. */
  public static final int DRAWS = 500;

  private final int n;
  private final double continuing;
  private final SplittableRandom random;

  /**
   * Makes a source of draws.
   *
   * @param n length of the series, at least 1
   * @param meanBlock mean length of a block, at least 1: no block is longer than a third of the
   *     series on average
   * @param seed of the draws
   */
  public StationaryBootstrap(int n, double meanBlock, long seed) {
    if (n < 1 || !(meanBlock >= 1)) {
      throw new IllegalArgumentException("blocks of " + meanBlock + " in " + n);
    }
    this.n = n;
    this.continuing = 1 - 1 / Math.min(meanBlock, Math.max(1, n / 3.0));
    this.random = new SplittableRandom(seed);
  }

  /** Returns how often each element of the series is in the next draw; the sum is n. */
  public int[] counts() {
    int[] counts = new int[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      boolean goesOn = i > 0 && random.nextDouble() < continuing;
      at = goesOn ? (at + 1) % n : random.nextInt(n);
      counts[at]++;
    }
    return counts;
  }

  /**
   * Returns the mean block length that suits a series, by the formula of Politis and White for an
   * autoregression of order 1: (2ρ/(1−ρ²))^⅔ · n^⅓, at least 1.
   *
   * @param autocorrelation ρ at lag 1
   * @param n length of the series
   * @see <a href="https://doi.org/10.1081/ETC-120028836">D. N. Politis and H. White, Automatic
   *     Block-Length Selection for the Dependent Bootstrap, Econometric Reviews 23 (2004)</a>
   */
  public static double blockLength(double autocorrelation, int n) {
    double rho = Math.clamp(autocorrelation, 0, 0.97);
    return Math.max(1, Math.pow(2 * rho / (1 - rho * rho), 2 / 3.0) * Math.cbrt(n));
  }

  /**
   * Returns the percentile interval of a statistic of a series.
   *
   * @param series in order of time, at least 2
   * @param statistic of a series of the same length, in ascending order
   * @param level confidence, 0.95 for 95 %
   */
  public static Interval interval(
      double[] series, ToDoubleFunction<double[]> statistic, double level, long seed) {
    int n = series.length;
    double block = blockLength(autocorrelation(series), n);
    StationaryBootstrap draws = new StationaryBootstrap(n, block, seed);
    int[] ascending =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> series[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[DRAWS];
    double[] drawn = new double[n];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] counts = draws.counts();
      int filled = 0;
      for (int i : ascending) {
        Arrays.fill(drawn, filled, filled + counts[i], series[i]);
        filled += counts[i];
      }
      values[draw] = statistic.applyAsDouble(drawn);
    }
    return percentiles(values, level);
  }

  /** Returns the interval between the percentiles that leave out (1 − level)/2 at either end. */
  public static Interval percentiles(double[] draws, double level) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    int out = (int) Math.floor((1 - level) / 2 * sorted.length);
    return new Interval(sorted[out], sorted[sorted.length - 1 - out], level, METHOD);
  }

  /** Returns the autocorrelation at lag 1; 0 for a series that does not change. */
  public static double autocorrelation(double[] series) {
    double mean = Arrays.stream(series).average().orElse(0);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < series.length; i++) {
      double here = series[i] - mean;
      squares += here * here;
      products += i == 0 ? 0 : here * (series[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
  }
}
