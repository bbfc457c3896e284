package dev.tenfold.stats;

import dev.tenfold.verdict.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * Intervals and tests for counts of things that happen independently of each other at a steady
 * rate. Incidents often come in clusters: then a count is surer than it looks, and {@link
 * #dispersion} says by how much.
 */
public final class PoissonCount {
  /** Name of the method for one count. */
  public static final String GARWOOD = "Garwood";

  /** Name of the method for the ratio of two. */
  public static final String CONDITIONAL = "conditional binomial";

  private static final int HALVINGS = 200;

  private PoissonCount() {}

  /**
   * Returns the interval for the expected count, given that {@code count} were seen: both tails get
   * at most half of 1 − level.
   *
   * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">F. Garwood, Fiducial Limits for the
   *     Poisson Distribution, Biometrika 28 (1936)</a>
   */
  public static Interval interval(long count, double level) {
    double tail = (1 - level) / 2;
    double most = count + 10 * Math.sqrt(count + 1.0) + 40;
    double low = count == 0 ? 0 : solve(mean -> Special.gamma((double) count, mean) - tail, most);
    double high = solve(mean -> Special.gamma(count + 1.0, mean) - (1 - tail), most);
    return new Interval(low, high, level, GARWOOD);
  }

  /**
   * Returns the interval for the rate of the second over the rate of the first: given their sum,
   * the first is binomial. It excludes 1 exactly if {@link #pValue} is below 1 − level.
   *
   * @param first how many in the first stretch
   * @param firstLength its length, in any unit
   * @param second how many in the second; not both 0
   * @param secondLength its length, in the same unit
   * @return high is {@link Double#POSITIVE_INFINITY} where the first is 0
   * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski and Wilenski, Homogeneity
   *     of Results in Testing Samples from Poisson Series, Biometrika 31 (1940)</a>
   * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson, The Use of
   *     Confidence or Fiducial Limits, Biometrika 26 (1934)</a>
   */
  public static Interval ratio(
      long first, double firstLength, long second, double secondLength, double level) {
    long sum = first + second;
    if (first < 0 || second < 0 || sum == 0) {
      throw new IllegalArgumentException(first + " and " + second);
    }
    double tail = (1 - level) / 2;
    double low =
        second == 0
            ? 0
            : solve(p -> Special.beta(p, (double) second, sum - second + 1.0) - tail, 1);
    double high =
        first == 0 ? 1 : solve(p -> Special.beta(p, second + 1.0, (double) first) - (1 - tail), 1);
    double scale = firstLength / secondLength;
    return new Interval(
        scale * low / (1 - low),
        first == 0 ? Double.POSITIVE_INFINITY : scale * high / (1 - high),
        level,
        CONDITIONAL);
  }

  /**
   * Returns the chance of counts at least as far apart if both have the same rate, two-sided: twice
   * the smaller tail, at most 1.
   *
   * @see <a href="https://doi.org/10.32614/RJ-2010-008">M. P. Fay, Two-sided Exact Tests and
   *     Matching Confidence Intervals for Discrete Data, The R Journal 2 (2010), the central
   *     method</a>
   */
  public static double pValue(long first, double firstLength, long second, double secondLength) {
    long sum = first + second;
    if (sum == 0) {
      return 1;
    }
    double p = secondLength / (firstLength + secondLength);
    double atLeast = second == 0 ? 1 : Special.beta(p, (double) second, sum - second + 1.0);
    double atMost = first == 0 ? 1 : 1 - Special.beta(p, second + 1.0, (double) first);
    return Math.min(1, 2 * Math.min(atLeast, atMost));
  }

  /**
   * Returns the variance of counts of equally long stretches over their mean: 1 for independent
   * things, more where they come in clusters or the rate moves.
   *
   * @param counts at least 2, not all 0
   * @see <a href="https://doi.org/10.2307/3001420">R. A. Fisher, The Significance of Deviations
   *     from Expectation in a Poisson Series, Biometrics 6 (1950)</a>
   */
  public static double dispersion(long[] counts) {
    double mean = 0;
    for (long count : counts) {
      mean += (double) count / counts.length;
    }
    double squares = 0;
    for (long count : counts) {
      squares += (count - mean) * (count - mean);
    }
    if (counts.length < 2 || mean == 0) {
      throw new IllegalArgumentException(counts.length + " counts of mean " + mean);
    }
    return squares / (counts.length - 1) / mean;
  }

  /** Returns where a function that rises from below 0 crosses it, between 0 and {@code most}. */
  private static double solve(DoubleUnaryOperator rising, double most) {
    double low = 0;
    double high = most;
    for (int i = 0; i < HALVINGS && high - low > 1e-14 * high; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
