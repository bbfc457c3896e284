package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** When visitors come: a Poisson process whose rate changes over time. */
final class Arrivals {
  private Arrivals() {}

  /**
   * Returns the moments of arrival in nanoseconds from the start, ascending, all before {@code
   * end}. Candidates of the highest rate are thinned by how far the rate is below it.
   *
   * @param perSecond the rate at a part of the run, from 0 to 1
   * @param mostPerSecond what {@code perSecond} never exceeds
   * @see <a href="https://doi.org/10.1002/nav.3800260304">Lewis and Shedler, Simulation of
   *     nonhomogeneous Poisson processes by thinning, 1979</a>
   */
  static long[] nanos(
      DoubleUnaryOperator perSecond, double mostPerSecond, Duration end, SplittableRandom random) {
    double seconds = end.toNanos() / 1e9;
    long[] found = new long[Math.max(16, (int) (seconds * mostPerSecond / 4))];
    int count = 0;
    double at = 0;
    while (true) {
      at -= Math.log1p(-random.nextDouble()) / mostPerSecond;
      if (at >= seconds) {
        return Arrays.copyOf(found, count);
      }
      if (random.nextDouble() * mostPerSecond < perSecond.applyAsDouble(at / seconds)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = (long) (at * 1e9);
      }
    }
  }
}
