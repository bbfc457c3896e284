package dev.tenfold.store.parquet;

/** Numbers of a few bits each, one after the other, lowest bit first. */
final class BitPacking {
  private BitPacking() {}

  /**
   * Packs {@code values[from, to)} less {@code base}, each into {@code width ≤ 64} bits. The number
   * of values is a multiple of 8, so that the outcome is whole bytes.
   */
  static void pack(long[] values, int from, int to, long base, int width, ByteSink out) {
    if (width == 0) {
      return;
    }
    out.reserve((to - from) * width / 8 + 8);
    long word = 0;
    int filled = 0;
    for (int i = from; i < to; i++) {
      long value = values[i] - base;
      word |= value << filled;
      filled += width;
      if (filled >= 64) {
        out.putLong(word);
        filled -= 64;
        word = filled == 0 ? 0 : value >>> (width - filled);
      }
    }
    for (; filled > 0; filled -= 8) {
      out.put((int) word);
      word >>>= 8;
    }
  }

  /** Returns the bits that a number takes; 0 for 0, 64 for negative ones. */
  static int width(long value) {
    return 64 - Long.numberOfLeadingZeros(value);
  }
}
