package dev.tenfold.law;

/**
 * L = λ·W: the mean number of requests in a system is their arrival rate times the mean time each
 * spends in it. It holds for every stable system and every distribution.
 *
 * @see <a href="https://doi.org/10.1287/opre.9.3.383">J. D. C. Little, A Proof for the Queuing
 *     Formula L = λW, Operations Research 9 (1961)</a>
 */
public final class LittlesLaw {
  private LittlesLaw() {}

  /**
   * Returns L, the mean number of requests in the system: λ·W = (n/T)·(Σ durations/n).
   *
   * @param sumSeconds sum of the durations of the requests that began in the window
   * @param windowSeconds length T of the window, positive
   */
  public static double concurrency(double sumSeconds, double windowSeconds) {
    if (!(windowSeconds > 0)) {
      throw new IllegalArgumentException("a window of " + windowSeconds + " s");
    }
    return sumSeconds / windowSeconds;
  }

  /**
   * Returns the largest error of {@link #concurrency} from requests that cross the ends of the
   * window: those still running at its end count in full though a part of them lies outside, and
   * those running at its start are left out.
   *
   * @param concurrency L
   * @param longestSeconds longest duration
   * @param windowSeconds length of the window
   * @see <a href="https://doi.org/10.1287/opre.1110.0940">J. D. C. Little, Little's Law as Viewed
   *     on Its 50th Anniversary, Operations Research 59 (2011), on finite windows</a>
   */
  public static double edgeError(double concurrency, double longestSeconds, double windowSeconds) {
    return concurrency * Math.min(1, longestSeconds / windowSeconds);
  }
}
