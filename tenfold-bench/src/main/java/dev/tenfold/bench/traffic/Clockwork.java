package dev.tenfold.bench.traffic;

/** How the rate of requests goes over days: quiet nights, a peak in the evening, a little noise. */
final class Clockwork {
  private Clockwork() {}

  /** Returns the rate at a second of the day as a share of the peak, which is in the evening. */
  static double rateAt(long secondOfDay) {
    double hour = secondOfDay / 3600.0;
    double day = StrictMath.cos((hour - 18.5) / 24 * 2 * StrictMath.PI);
    double half = StrictMath.cos((hour - 20.5) / 12 * 2 * StrictMath.PI);
    return Math.clamp(0.55 + 0.36 * day + 0.11 * half, 0.08, 1);
  }

  /** Returns a factor near 1 that wanders over minutes. */
  static double ripple(long second) {
    double minutes = second / 60.0;
    return 1 + 0.04 * StrictMath.sin(minutes / 3.1) + 0.03 * StrictMath.sin(minutes / 0.7);
  }
}
