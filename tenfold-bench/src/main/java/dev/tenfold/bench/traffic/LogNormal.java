package dev.tenfold.bench.traffic;

/**
 * Log-normal spread around a median, from a table: as fast as a load, and the same on every
 * machine. The tail ends at the {@value #STEPS}-quantiles, about 4 σ out.
 */
final class LogNormal {
  private static final int STEPS = 1 << 13;

  private final double[] factors = new double[STEPS];

  /**
   * @param sigma standard deviation of the logarithm
   */
  LogNormal(double sigma) {
    for (int i = 0; i < STEPS; i++) {
      factors[i] = StrictMath.exp(sigma * normalQuantile((i + 0.5) / STEPS));
    }
  }

  /** Returns a factor whose median is 1. */
  double draw(Draws draws) {
    return factors[draws.below(STEPS)];
  }

  /** Tukey's lambda distribution at 0.135, within 0.02 of the normal quantile out to 4 σ. */
  private static double normalQuantile(double p) {
    double lambda = 0.135;
    return (StrictMath.pow(p, lambda) - StrictMath.pow(1 - p, lambda)) / 0.1975;
  }
}
