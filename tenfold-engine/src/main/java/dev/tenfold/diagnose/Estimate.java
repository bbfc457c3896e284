package dev.tenfold.diagnose;

/**
 * A value with its interval at 95 %, for charts: unit, n and method are told once for the chart.
 *
 * @param value the estimate
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {
  public Estimate {
    if (!(low <= high) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " in " + low + " to " + high);
    }
  }
}
