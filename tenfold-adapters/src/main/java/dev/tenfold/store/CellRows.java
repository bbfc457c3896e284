package dev.tenfold.store;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.sketch.DurationBins;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Collects rows of SQL into a block of cells. One thread at a time. */
final class CellRows {
  /** What {@link #add} reads, from its second column on; the first ones are the caller's. */
  static final String FIGURES =
      """
      status, epoch_ms(start_utc) // %d as bucket, requests, size_bytes, timed_requests,
      latency_ns_sum, coalesce(latency_ns_min, %d), coalesce(latency_ns_max, -1),
      latency_zeros, latency_bin, latency_bin_count, slowest_offset
      """
          .formatted(CellBlock.BUCKET_SECONDS * 1000, Long.MAX_VALUE);

  private int size;
  private int bins;
  private int[] route = new int[64];
  private short[] status = new short[64];
  private int[] bucket = new int[64];
  private int[] count = new int[64];
  private long[] bytes = new long[64];
  private int[] timed = new int[64];
  private long[] sum = new long[64];
  private long[] min = new long[64];
  private long[] max = new long[64];
  private long[] slowest = new long[64];
  private int[] start = new int[65];
  private short[] slot = new short[256];
  private int[] slotCount = new int[256];

  int size() {
    return size;
  }

  /** Returns whether a row of this key may not follow the last one in the same block. */
  boolean mustEndBefore(int nextRoute, int nextStatus, int nextBucket) {
    if (size == 0) {
      return false;
    }
    int i = size - 1;
    return route[i] != nextRoute
        || status[i] > nextStatus
        || (status[i] == nextStatus && bucket[i] >= nextBucket);
  }

  /** Adds the row that {@code rows} stands at, whose {@link #FIGURES} begin at {@code column}. */
  void add(int itsRoute, ResultSet rows, int column) throws SQLException {
    if (size == route.length) {
      grow();
    }
    route[size] = itsRoute;
    status[size] = (short) rows.getInt(column);
    bucket[size] = (int) rows.getLong(column + 1);
    count[size] = rows.getInt(column + 2);
    bytes[size] = rows.getLong(column + 3);
    timed[size] = rows.getInt(column + 4);
    sum[size] = rows.getLong(column + 5);
    min[size] = rows.getLong(column + 6);
    max[size] = rows.getLong(column + 7);
    int zeros = rows.getInt(column + 8);
    if (zeros > 0) {
      bin(0, zeros);
    }
    Object[] indexes = values(rows.getArray(column + 9));
    Object[] counts = values(rows.getArray(column + 10));
    for (int b = 0; b < indexes.length; b++) {
      bin(DurationBins.slotOfBin((Integer) indexes[b]), (Integer) counts[b]);
    }
    slowest[size] = rows.getLong(column + 11);
    size++;
    start[size] = bins;
  }

  private static Object[] values(Array list) throws SQLException {
    return (Object[]) list.getArray();
  }

  private void bin(int itsSlot, int itsCount) {
    if (bins == slot.length) {
      slot = Arrays.copyOf(slot, bins * 2);
      slotCount = Arrays.copyOf(slotCount, bins * 2);
    }
    slot[bins] = (short) itsSlot;
    slotCount[bins++] = itsCount;
  }

  private void grow() {
    int more = size * 2;
    route = Arrays.copyOf(route, more);
    status = Arrays.copyOf(status, more);
    bucket = Arrays.copyOf(bucket, more);
    count = Arrays.copyOf(count, more);
    bytes = Arrays.copyOf(bytes, more);
    timed = Arrays.copyOf(timed, more);
    sum = Arrays.copyOf(sum, more);
    min = Arrays.copyOf(min, more);
    max = Arrays.copyOf(max, more);
    slowest = Arrays.copyOf(slowest, more);
    start = Arrays.copyOf(start, more + 1);
  }

  /** Returns the block of the rows added since the last one. */
  CellBlock drain() {
    CellBlock block =
        new CellBlock(
            size,
            Arrays.copyOf(route, size),
            Arrays.copyOf(status, size),
            Arrays.copyOf(bucket, size),
            Arrays.copyOf(count, size),
            Arrays.copyOf(bytes, size),
            Arrays.copyOf(timed, size),
            Arrays.copyOf(sum, size),
            Arrays.copyOf(min, size),
            Arrays.copyOf(max, size),
            Arrays.copyOf(slowest, size),
            Arrays.copyOf(start, size + 1),
            Arrays.copyOf(slot, bins),
            Arrays.copyOf(slotCount, bins));
    size = 0;
    bins = 0;
    return block;
  }
}
