package dev.tenfold.store;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.store.parquet.Column;
import dev.tenfold.store.parquet.ParquetReader;
import java.io.IOException;

/** Makes blocks of cells from rows. */
final class CellRows {
  /** No cells. */
  static final CellBlock NONE =
      new CellBlock(
          0,
          new int[0],
          new short[0],
          new int[0],
          new int[0],
          new long[0],
          new int[0],
          new long[0],
          new long[0],
          new long[0],
          new long[0],
          new int[1],
          new short[0],
          new int[0]);

  private static final long MILLIS_PER_BUCKET = 1000L * CellBlock.BUCKET_SECONDS;

  private CellRows() {}

  /** Returns the rows that a file stands at, {@code keys} being their routes or traits. */
  static CellBlock of(ParquetReader file, int[] keys) throws IOException {
    int rows = file.rows();
    int[] zeros = ints(file.longs(CellColumns.ZEROS));
    int[] start = file.starts(CellColumns.BIN);
    long[] bin = file.lists(CellColumns.BIN);
    long[] binCount = file.lists(CellColumns.BIN_COUNT);
    int[] slotStart = new int[rows + 1];
    short[] slot = new short[bin.length + rows];
    int[] slotCount = new int[bin.length + rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      slotStart[i] = n;
      slotCount[n] = zeros[i];
      n += zeros[i] > 0 ? 1 : 0;
      for (int b = start[i]; b < start[i + 1]; b++) {
        slot[n] = (short) DurationBins.slotOfBin((int) bin[b]);
        slotCount[n++] = (int) binCount[b];
      }
    }
    slotStart[rows] = n;
    return new CellBlock(
        rows,
        keys,
        shorts(file.longs(CellColumns.STATUS)),
        buckets(file.longs(CellColumns.START)),
        ints(file.longs(CellColumns.REQUESTS)),
        file.longs(CellColumns.BYTES),
        ints(file.longs(CellColumns.TIMED)),
        file.longs(CellColumns.SUM),
        file.longs(CellColumns.MIN, Long.MAX_VALUE),
        file.longs(CellColumns.MAX, -1),
        file.longs(CellColumns.SLOWEST),
        slotStart,
        slot,
        slotCount);
  }

  /** Returns numbers of a column of {@link Column.Type#INT}, whose differences wrap. */
  static int[] ints(long[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  private static short[] shorts(long[] values) {
    short[] shorts = new short[values.length];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) values[i];
    }
    return shorts;
  }

  private static int[] buckets(long[] millis) {
    int[] buckets = new int[millis.length];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = (int) Math.floorDiv(millis[i], MILLIS_PER_BUCKET);
    }
    return buckets;
  }
}
