package dev.tenfold.diagnose.cost;

/**
 * How a pool grows that is bought in instances.
 *
 * @param pool the name of the pool
 * @param instances how many there are now, all alike
 * @param peakUtilisation how busy they are at the peak, 0 to 1; NaN where nobody knows
 * @param targetUtilisation how busy they may be at the peak, 0 to 1
 * @param most the number beyond which more of them carry no more load (the peak of the USL); 0
 *     where nobody knows
 */
public record PoolSize(
    String pool, long instances, double peakUtilisation, double targetUtilisation, long most) {
  public PoolSize {
    if (instances < 1 || !(targetUtilisation > 0 && targetUtilisation <= 1)) {
      throw new IllegalArgumentException(
          pool + " has " + instances + " instances with a target of " + targetUtilisation);
    }
  }

  /** Returns whether it is known how busy the instances are. */
  public boolean hasHeadroomFigure() {
    return peakUtilisation > 0 && peakUtilisation <= 1;
  }

  /**
   * Returns how many instances {@code times} the load takes, and never fewer than there are: ⌈n ·
   * times · ρ / ρ*⌉, with ρ the utilisation at the peak now and ρ* the one that may be.
   */
  public long needed(double times) {
    double needed = instances * times * peakUtilisation / targetUtilisation;
    return Math.max(instances, (long) Math.ceil(needed - 1e-9));
  }

  /** Returns whether that many instances carry what is asked of them, as far as is known. */
  public boolean carries(long needed) {
    return most <= 0 || needed <= Math.max(most, instances);
  }
}
