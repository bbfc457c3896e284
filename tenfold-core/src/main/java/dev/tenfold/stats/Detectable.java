package dev.tenfold.stats;

/**
 * The smallest change that would likely be seen: one that a two-sided test at 5 % finds in 80 of
 * 100 cases. What is smaller may have happened without being seen, so nobody should promise it.
 */
public final class Detectable {
  /** In how many cases the change must be found. */
  public static final double POWER = 0.8;

  private static final double LEVEL = 0.95;

  /** Sum of the counts beyond which the normal approximation is good to a percent. */
  private static final double SUMMED = 4000;

  private static final double DEVIATIONS = 7;

  private Detectable() {}

  /**
   * Returns the largest rate, as a factor of {@code expected}'s and below 1, that the test of two
   * counts would find after it fell that far: 0.4 is a fall by 60 %. Returns 0 where even a fall to
   * nothing would not be found.
   *
   * @param expected how many are expected in the first stretch
   * @param length the second stretch as a factor of the first
   * @see PoissonCount#pValue
   */
  public static double fall(double expected, double length) {
    if (power(expected, 0, length) < POWER) {
      return 0;
    }
    return solve(expected, length, 0, 1);
  }

  /** Returns the smallest rate, as a factor above 1, that would be found after it rose that far. */
  public static double rise(double expected, double length) {
    double high = 2;
    while (high < 1e9 && power(expected, high, length) < POWER) {
      high *= 2;
    }
    return solve(expected, length, high, 1);
  }

  private static double solve(double expected, double length, double found, double missed) {
    double far = found;
    double near = missed;
    for (int i = 0; i < 30; i++) {
      double middle = (far + near) / 2;
      if (power(expected, middle, length) >= POWER) {
        far = middle;
      } else {
        near = middle;
      }
    }
    return far;
  }

  /**
   * Returns in which part of cases the exact conditional test at 5 % finds that the second rate is
   * {@code factor} times the first.
   */
  static double power(double expected, double factor, double length) {
    double second = expected * factor * length;
    double sum = expected + second;
    if (!(expected > 0)) {
      return 0;
    }
    double equal = length / (1 + length);
    double p = second / sum;
    if (sum > SUMMED) {
      double shift =
          Math.abs(p - equal) * Math.sqrt(sum)
              - Normal.twoSided(LEVEL) * Math.sqrt(equal * (1 - equal));
      return Normal.cumulative(shift / Math.sqrt(Math.max(p * (1 - p), 1e-12)));
    }
    long from = (long) Math.max(1, sum - DEVIATIONS * Math.sqrt(sum));
    long to = (long) Math.ceil(sum + DEVIATIONS * Math.sqrt(sum) + 20);
    double power = 0;
    for (long n = from; n <= to; n++) {
      double chance = Math.exp(n * Math.log(sum) - sum - Special.logGamma(n + 1.0));
      power += chance * rejected(n, equal, p);
    }
    return power;
  }

  /**
   * Returns the chance that of n, binomial with p, so many lie outside what {@code equal} allows.
   */
  private static double rejected(long n, double equal, double p) {
    Binomial same = new Binomial(n, equal);
    long low = same.quantile((1 - LEVEL) / 2) - 1;
    long high = same.quantile((1 + LEVEL) / 2) + 1;
    double below = low < 0 ? 0 : 1 - Special.beta(p, low + 1.0, (double) (n - low));
    double above = high > n ? 0 : Special.beta(p, (double) high, n - high + 1.0);
    return below + above;
  }

  /**
   * Returns the smallest difference of a ratio, above 0, that would be found after it fell from
   * {@code ratio}; NaN where even a fall to 0 would not be.
   *
   * @param ratio what it is, above 0
   * @param before of how many it is known
   * @param after of how many it will be known
   * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin and Paik, Statistical Methods
   *     for Rates and Proportions, 3rd edition (2003), section 4.2, without continuity
   *     correction</a>
   */
  public static double ratioFall(double ratio, long before, long after) {
    if (!(ratio > 0 && ratio <= 1) || before < 1 || after < 1) {
      throw new IllegalArgumentException(ratio + " of " + before + ", of " + after);
    }
    if (!isFound(ratio, 0, before, after)) {
      return Double.NaN;
    }
    double far = 0;
    double near = ratio;
    for (int i = 0; i < 60; i++) {
      double middle = (far + near) / 2;
      if (isFound(ratio, middle, before, after)) {
        far = middle;
      } else {
        near = middle;
      }
    }
    return ratio - far;
  }

  private static boolean isFound(double from, double to, long before, long after) {
    double pooled = (from * before + to * after) / (before + after);
    double same = Math.sqrt(pooled * (1 - pooled) * (1.0 / before + 1.0 / after));
    double apart = Math.sqrt(from * (1 - from) / before + to * (1 - to) / after);
    return from - to >= Normal.twoSided(LEVEL) * same + Normal.quantile(POWER) * apart;
  }
}
