package dev.tenfold.stats;

import dev.tenfold.verdict.Interval;

/**
 * Interval for the difference or the ratio of two independent estimates, from the interval of each.
 *
 * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner, Construction of confidence limits
 *     about effect measures: a general approach, Statistics in Medicine 27 (2008), equation 1</a>
 */
public final class Difference {
  /** Name of the method for ratios of counts. */
  public static final String NEWCOMBE = "Newcombe";

  /** Name of the method for other estimates. */
  public static final String MOVER = "MOVER";

  private Difference() {}

  /**
   * Returns the interval for x1/n1 − x2/n2, from the Wilson interval of each.
   *
   * @param x1 how many of the first, {@code 0 ≤ x1 ≤ n1}
   * @param n1 of how many, at least 1
   * @param x2 how many of the second
   * @param n2 of how many
   * @param level confidence, 0.95 for 95 %
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">R.
   *     G. Newcombe, Interval estimation for the difference between independent proportions,
   *     Statistics in Medicine 17 (1998), method 10</a>
   */
  public static Interval ofRatios(long x1, long n1, long x2, long n2, double level) {
    Interval first = Wilson.interval(x1, n1, level);
    Interval second = Wilson.interval(x2, n2, level);
    return of((double) x1 / n1, first, (double) x2 / n2, second, NEWCOMBE);
  }

  /**
   * Returns the interval for first ÷ second, both positive, on the logarithm.
   *
   * @param first estimate of the numerator
   * @param firstInterval its interval, above 0
   * @param second estimate of the denominator
   * @param secondInterval its interval, above 0 and of the same level
   */
  public static Interval factor(
      double first, Interval firstInterval, double second, Interval secondInterval) {
    Interval logs =
        of(Math.log(first), logs(firstInterval), Math.log(second), logs(secondInterval), MOVER);
    return new Interval(Math.exp(logs.low()), Math.exp(logs.high()), logs.level(), MOVER);
  }

  private static Interval logs(Interval interval) {
    if (!(interval.low() > 0)) {
      throw new IllegalArgumentException("the logarithm of " + interval.low());
    }
    return new Interval(
        Math.log(interval.low()), Math.log(interval.high()), interval.level(), interval.method());
  }

  private static Interval of(double a, Interval ia, double b, Interval ib, String method) {
    double below = Math.hypot(a - ia.low(), ib.high() - b);
    double above = Math.hypot(ia.high() - a, b - ib.low());
    return new Interval(a - b - below, a - b + above, ia.level(), method);
  }
}
