package dev.tenfold.store.parquet;

/**
 * Says which values belong to which row: the repetition and definition levels of Parquet, each one
 * bit.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/nestedencoding/">Parquet, nested
 *     encoding</a>
 */
final class Levels {
  private final ByteSink out = new ByteSink(1 << 12);
  private long word;
  private int filled;
  private int slots;

  /** Returns the levels made last. */
  ByteSink bytes() {
    return out;
  }

  /** Returns how many values and empty places the levels made last tell of. */
  int slots() {
    return slots;
  }

  /** Makes the levels of lists: row {@code r} has {@code start[r + 1] − start[r]} values. */
  void ofLists(int[] start, int rows) {
    out.clear();
    slots = 0;
    boolean empty = false;
    int length = open();
    for (int r = 0; r < rows; r++) {
      int size = start[r + 1] - start[r];
      empty |= size == 0;
      put(0, 1);
      ones(size - 1);
      slots += Math.max(1, size);
    }
    close(length);
    length = open();
    if (!empty) {
      allDefined(length);
      return;
    }
    for (int r = 0; r < rows; r++) {
      int size = start[r + 1] - start[r];
      if (size == 0) {
        put(0, 1);
      }
      ones(size);
    }
    close(length);
  }

  /** Makes the levels of a column where rows with {@code none} have no value. */
  void ofOptional(long[] values, int rows, long none) {
    out.clear();
    slots = rows;
    int length = open();
    for (int r = 0; r < rows; r++) {
      put(values[r] == none ? 0 : 1, 1);
    }
    close(length);
  }

  private void ones(int n) {
    for (int rest = n; rest > 0; rest -= 32) {
      int bits = Math.min(rest, 32);
      put(-1L >>> (64 - bits), bits);
    }
  }

  private void put(long bits, int n) {
    word |= bits << filled;
    filled += n;
    if (filled >= 32) {
      out.putInt((int) word);
      word >>>= 32;
      filled -= 32;
    }
  }

  /** Leaves room for the length in bytes and for the header of a bit-packed run. */
  private int open() {
    int length = out.size();
    out.putInt(0);
    out.putInt(0);
    return length;
  }

  private void close(int length) {
    out.putInt((int) word);
    word = 0;
    filled = 0;
    int groups = (slots + 7) / 8;
    out.truncate(length + 8 + groups);
    // LEB128 of four bytes, whatever the number: the run's length is known only now.
    long header = (long) groups << 1 | 1;
    out.putIntAt(length, out.size() - length - 4);
    out.putIntAt(
        length + 4,
        (int)
            (header & 0x7f
                | 0x80
                | (header >>> 7 & 0x7f) << 8
                | 0x8000
                | (header >>> 14 & 0x7f) << 16
                | 0x800000
                | (header >>> 21 & 0x7f) << 24));
  }

  private void allDefined(int length) {
    out.truncate(length + 4);
    out.putVarint((long) slots << 1);
    out.put(1);
    out.putIntAt(length, out.size() - length - 4);
  }
}
