package dev.tenfold.stats;

import dev.tenfold.verdict.Interval;

/**
 * Interval for a ratio of counts. Unlike p ± z·√(p(1−p)/n) it keeps its level for small n and for
 * ratios near 0 or 1, where error ratios are.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">E. B. Wilson, Probable Inference,
 *     JASA 22 (1927)</a>
 * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai and DasGupta, Interval Estimation
 *     for a Binomial Proportion, Statistical Science 16 (2001)</a>
 */
public final class Wilson {
  /** Name of the method. */
  public static final String METHOD = "Wilson";

  private Wilson() {}

  /**
   * Returns the interval for x of n, in 0 to 1: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
   *
   * @param x how many, {@code 0 ≤ x ≤ n}
   * @param n of how many, at least 1
   * @param level confidence, 0.95 for 95 %
   */
  public static Interval interval(long x, long n, double level) {
    if (n < 1 || x < 0 || x > n) {
      throw new IllegalArgumentException(x + " of " + n);
    }
    double z = Normal.twoSided(level);
    double p = (double) x / n;
    double z2 = z * z / n;
    double centre = p + z2 / 2;
    double half = Math.sqrt(z2 * (p * (1 - p)) + z2 * z2 / 4);
    double low = x == 0 ? 0 : (centre - half) / (1 + z2);
    double high = x == n ? 1 : (centre + half) / (1 + z2);
    return new Interval(low, high, level, METHOD);
  }
}
