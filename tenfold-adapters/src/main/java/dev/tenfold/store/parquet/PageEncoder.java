package dev.tenfold.store.parquet;

/** Makes pages of values. One thread at a time. */
public final class PageEncoder {
  private final DeltaEncoding delta = new DeltaEncoding();
  private final ByteSink out = new ByteSink(1 << 16);
  private final Levels levels = new Levels();
  private long[] wide = new long[0];

  /** Returns a page of {@link Names numbers of names}, one a row. */
  public Page names(int[] numbers, int rows) {
    out.clear();
    int all = 1;
    for (int i = 0; i < rows; i++) {
      all |= numbers[i];
    }
    int width = BitPacking.width(all);
    out.put(width);
    RunLengthEncoding.encode(widened(numbers, rows), rows, width, out);
    return Page.data(rows, Page.DICTIONARY, out);
  }

  /** Returns a page with the same name in every row. */
  public Page name(int number, int rows) {
    out.clear();
    out.put(Integer.SIZE);
    RunLengthEncoding.run(number, rows, Integer.SIZE, out);
    return Page.data(rows, Page.DICTIONARY, out);
  }

  /** Returns a page of one value a row. */
  public Page ints(int[] values, int rows) {
    out.clear();
    delta.encode(widened(values, rows), rows, Integer.SIZE, out);
    return Page.data(rows, Page.DELTA, out);
  }

  /** Returns a page of one value a row. */
  public Page longs(long[] values, int rows) {
    out.clear();
    delta.encode(values, rows, Long.SIZE, out);
    return Page.data(rows, Page.DELTA, out);
  }

  /** Returns a page where rows whose value is {@code none} have no value. */
  public Page optionalLongs(long[] values, int rows, long none) {
    levels.ofOptional(values, rows, none);
    startWithLevels();
    room(rows);
    int n = 0;
    for (int r = 0; r < rows; r++) {
      wide[n] = values[r];
      n += values[r] == none ? 0 : 1;
    }
    delta.encode(wide, n, Long.SIZE, out);
    return Page.data(rows, Page.DELTA, out);
  }

  /**
   * Sets which values of the next {@link #lists} belong to which row: row {@code r} has those from
   * {@code start[r]} up to {@code start[r + 1]}, and the first row starts at 0.
   */
  public void shape(int[] start, int rows) {
    levels.ofLists(start, rows);
  }

  /** Returns a page of lists that together have {@code n} values. */
  public Page lists(int[] values, int n) {
    startWithLevels();
    delta.encode(widened(values, n), n, Integer.SIZE, out);
    return Page.data(levels.slots(), Page.DELTA, out);
  }

  private void startWithLevels() {
    out.clear();
    out.put(levels.bytes().array(), levels.bytes().size());
  }

  private long[] widened(int[] values, int n) {
    room(n);
    for (int i = 0; i < n; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private void room(int n) {
    if (wide.length < n + Long.BYTES) {
      wide = new long[n * 2 + Long.BYTES];
    }
  }
}
