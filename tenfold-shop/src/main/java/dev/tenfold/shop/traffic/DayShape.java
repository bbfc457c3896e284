package dev.tenfold.shop.traffic;

import java.util.SplittableRandom;

/**
 * How busy each part of a day is, as a multiple of the day's mean: quiet at night, a peak at noon
 * and a higher one in the evening, short bursts at moments that the seed chooses, and a flash sale.
 * Parts of the day run from 0 to 1.
 */
final class DayShape {
  /** Six in the evening. */
  static final double SALE_BEGINS = 18.0 / 24;

  /** Ten minutes later. */
  static final double SALE_ENDS = SALE_BEGINS + 10.0 / 1440;

  private static final int BURSTS = 6;
  private static final double BURST_LENGTH = 5.0 / 1440;
  private static final double BURST_HEIGHT = 2.5;
  private static final double SALE_HEIGHT = 3;
  private static final double NIGHT = 0.25;
  private static final double NOON = 1.0;
  private static final double EVENING = 1.4;
  private static final int POINTS = 14_400;

  private final double[] bursts = new double[BURSTS];
  private final double mean;

  DayShape(SplittableRandom random) {
    for (int i = 0; i < BURSTS; i++) {
      bursts[i] = random.nextDouble(1 - BURST_LENGTH);
    }
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += raw((i + 0.5) / POINTS);
    }
    mean = sum / POINTS;
  }

  /** Returns how busy it is at {@code part} of the day; the day's mean is 1. */
  double at(double part) {
    return raw(part) / mean;
  }

  /** Returns what {@link #at} never exceeds. */
  double most() {
    return (NIGHT + NOON + EVENING) * SALE_HEIGHT / mean;
  }

  /** Returns whether {@code part} of the day is within the flash sale. */
  static boolean isSale(double part) {
    return part >= SALE_BEGINS && part < SALE_ENDS;
  }

  private double raw(double part) {
    double base =
        NIGHT + NOON * bell(part, 12.5 / 24, 1.8 / 24) + EVENING * bell(part, 20.2 / 24, 1.6 / 24);
    return base * (isSale(part) ? SALE_HEIGHT : isBurst(part) ? BURST_HEIGHT : 1);
  }

  private boolean isBurst(double part) {
    for (double begin : bursts) {
      if (part >= begin && part < begin + BURST_LENGTH) {
        return true;
      }
    }
    return false;
  }

  private static double bell(double x, double middle, double width) {
    double z = (x - middle) / width;
    return Math.exp(-z * z / 2);
  }
}
