package dev.tenfold.rollup;

import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;

/** Durations of which only the bin is known. */
final class Durations {
  private Durations() {}

  /**
   * Adds {@code count} durations of a slot. Their sum is estimated; the smallest and the largest
   * are taken as the bounds of the slot.
   */
  static void add(DurationHistogram to, int slot, long count) {
    to.add(slot, count);
    long sum = Math.round(DurationBins.estimateNanos(slot) * count);
    to.addExact(count, sum, DurationBins.lowerNanos(slot), DurationBins.upperNanos(slot));
  }
}
