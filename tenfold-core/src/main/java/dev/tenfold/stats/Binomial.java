package dev.tenfold.stats;

/** The number of successes in n independent trials of probability p. */
final class Binomial {
  /**
   * Variance n·p·(1−p) up to which the distribution is summed; beyond it the Cornish-Fisher
   * expansion is less than one off.
   */
  static final double SUMMED_VARIANCE = 1e6;

  private static final double DEVIATIONS = 9;

  private final long n;
  private final double p;

  Binomial(long n, double p) {
    if (n < 1 || !(p > 0 && p < 1)) {
      throw new IllegalArgumentException(n + " trials of " + p);
    }
    this.n = n;
    this.p = p;
  }

  /** Returns the smallest k with P(X ≤ k) ≥ probability. */
  long quantile(double probability) {
    return n * p * (1 - p) <= SUMMED_VARIANCE ? summed(probability) : expanded(probability);
  }

  /**
   * Sums weights relative to that of the mode, so that nothing over- or underflows where it counts:
   * P(k+1) / P(k) = (n−k)/(k+1) · p/(1−p). What lies beyond 9 standard deviations is below 1e-15.
   */
  private long summed(double probability) {
    long mode = Math.min(n, (long) Math.floor((n + 1) * p));
    long reach = (long) Math.ceil(DEVIATIONS * Math.sqrt(n * p * (1 - p))) + 40;
    long first = Math.max(0, mode - reach);
    long last = Math.min(n, mode + reach);
    double odds = p / (1 - p);
    double[] weights = new double[Math.toIntExact(last - first + 1)];
    weights[(int) (mode - first)] = 1;
    for (long k = mode; k < last; k++) {
      weights[(int) (k + 1 - first)] = weights[(int) (k - first)] * odds * (n - k) / (k + 1.0);
    }
    for (long k = mode; k > first; k--) {
      weights[(int) (k - 1 - first)] = weights[(int) (k - first)] / odds * k / (n - k + 1.0);
    }
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double seen = 0;
    for (int i = 0; i < weights.length; i++) {
      seen += weights[i];
      if (seen >= probability * total) {
        return first + i;
      }
    }
    return last;
  }

  /**
   * Cornish-Fisher with the skewness term.
   *
   * @see <a href="https://dlmf.nist.gov/26.1">Abramowitz and Stegun, 26.2.49</a>
   */
  private long expanded(double probability) {
    double z = Normal.quantile(probability);
    double sd = Math.sqrt(n * p * (1 - p));
    double k = n * p + z * sd + (1 - 2 * p) * (z * z - 1) / 6 - 0.5;
    return Math.clamp((long) Math.ceil(k), 0, n);
  }
}
