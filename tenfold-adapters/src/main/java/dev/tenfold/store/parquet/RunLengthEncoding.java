package dev.tenfold.store.parquet;

/**
 * Small numbers as runs of equal ones or, where they vary, bit-packed in groups of eight.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet
 *     encodings, run-length encoding and bit-packing hybrid, RLE = 3</a>
 */
final class RunLengthEncoding {
  private static final int GROUP = 8;

  private RunLengthEncoding() {}

  /**
   * Puts the first {@code n} of {@code values}, each of {@code 1 ≤ width ≤ 32} bits. Entries up to
   * the next multiple of 8 are overwritten.
   */
  static void encode(long[] values, int n, int width, ByteSink out) {
    int packedFrom = 0;
    int i = 0;
    while (i < n) {
      int end = i + 1;
      while (end < n && values[end] == values[i]) {
        end++;
      }
      // A packed stretch is whole groups: lend it the first of this run to fill up its last one.
      int runFrom = packedFrom + (i - packedFrom + GROUP - 1) / GROUP * GROUP;
      if (end - runFrom >= 2 * GROUP) {
        pack(values, packedFrom, runFrom, width, out);
        run(values[i], end - runFrom, width, out);
        packedFrom = end;
      }
      i = end;
    }
    int padded = packedFrom + (n - packedFrom + GROUP - 1) / GROUP * GROUP;
    for (int p = n; p < padded; p++) {
      values[p] = 0;
    }
    pack(values, packedFrom, padded, width, out);
  }

  /** Puts {@code n} times the same value. */
  static void run(long value, int n, int width, ByteSink out) {
    out.putVarint((long) n << 1);
    for (int bits = 0; bits < width; bits += 8) {
      out.put((int) (value >>> bits));
    }
  }

  private static void pack(long[] values, int from, int to, int width, ByteSink out) {
    if (from < to) {
      out.putVarint((to - from) / GROUP << 1 | 1);
      BitPacking.pack(values, from, to, 0, width, out);
    }
  }
}
