package dev.tenfold.diagnose;

/** Widths of columns that a person would choose, in buckets of ten seconds. */
final class Widths {
  private static final int MINUTE = 6;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int[] ROUND = {
    1,
    2,
    3,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    7 * DAY,
    28 * DAY,
    364 * DAY
  };

  private Widths() {}

  /**
   * Returns the narrowest round width that is at least {@code atLeast}.
   *
   * @param stored width of the columns at hand, which the result is a multiple of
   * @param atLeast in buckets
   */
  static int round(int stored, double atLeast) {
    for (int width : ROUND) {
      if (width % stored == 0 && width >= atLeast) {
        return width;
      }
    }
    return Math.multiplyExact(stored, (int) Math.max(1, Math.ceil(atLeast / stored)));
  }
}
