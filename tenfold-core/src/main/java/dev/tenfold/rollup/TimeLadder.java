package dev.tenfold.rollup;

/**
 * Widths of columns of time, in buckets of {@link CellBlock#BUCKET_SECONDS}: each divides the next,
 * so that columns can be made coarser without looking at what is in them again.
 */
final class TimeLadder {
  private static final int MINUTE = 6;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int[] STEPS = {
    1,
    2,
    MINUTE,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    7 * DAY,
    28 * DAY,
    364 * DAY,
    10 * 364 * DAY
  };

  /** The lowest width that column numbers may be packed with: a minute. */
  static final int PACKED = MINUTE;

  private TimeLadder() {}

  /** Returns the width after {@code width}; the same one at the end of the ladder. */
  static int next(int width) {
    for (int step : STEPS) {
      if (step > width) {
        return step;
      }
    }
    return width;
  }
}
