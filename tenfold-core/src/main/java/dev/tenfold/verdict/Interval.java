package dev.tenfold.verdict;

/**
 * An interval that holds the true value with a probability.
 *
 * @param low lower end, in the unit of the value
 * @param high upper end, at least {@code low}
 * @param level confidence, 0.95 for 95 %
 * @param method how it was made: {@code order statistic}, {@code Wilson}
 */
public record Interval(double low, double high, double level, String method) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("an interval at level " + level);
    }
  }

  /** Returns whether {@code value} lies in the interval, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
