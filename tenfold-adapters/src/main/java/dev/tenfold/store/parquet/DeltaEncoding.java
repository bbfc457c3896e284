package dev.tenfold.store.parquet;

/**
 * Numbers as differences, bit-packed in blocks: short where neighbours are close.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet
 *     encodings, DELTA_BINARY_PACKED = 5</a>
 */
final class DeltaEncoding {
  private static final int BLOCK = 128;
  private static final int MINIBLOCKS = 4;
  private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

  private final long[] deltas = new long[BLOCK];

  /** Puts the first {@code n} of {@code values}; differences wrap at {@code bits}, 32 or 64. */
  void encode(long[] values, int n, int bits, ByteSink out) {
    out.putVarint(BLOCK);
    out.putVarint(MINIBLOCKS);
    out.putVarint(n);
    out.putZigzag(n == 0 ? 0 : values[0]);
    for (int start = 1; start < n; start += BLOCK) {
      block(values, start, Math.min(BLOCK, n - start), 64 - bits, out);
    }
  }

  private void block(long[] values, int start, int n, int unused, ByteSink out) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      long delta = (values[start + i] - values[start + i - 1]) << unused >> unused;
      deltas[i] = delta;
      least = Math.min(least, delta);
    }
    for (int i = n; i < BLOCK; i++) {
      deltas[i] = least;
    }
    out.putZigzag(least);
    int widths = out.size();
    out.putInt(0);
    for (int m = 0; m < MINIBLOCKS && m * MINIBLOCK < n; m++) {
      long all = 0;
      for (int i = m * MINIBLOCK; i < (m + 1) * MINIBLOCK; i++) {
        all |= deltas[i] - least;
      }
      int width = BitPacking.width(all);
      out.array()[widths + m] = (byte) width;
      BitPacking.pack(deltas, m * MINIBLOCK, (m + 1) * MINIBLOCK, least, width, out);
    }
  }
}
