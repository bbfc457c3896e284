package dev.tenfold.rollup;

import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import java.util.Arrays;

/**
 * The cells of one chunk while it is read: an open-addressed table from (route, status, bucket) to
 * a cell of one cache line, and the bin of every duration in order of arrival. Kept from chunk to
 * chunk, so that it allocates only while it grows.
 */
final class CellTable {
  private static final int STRIDE = 8;
  private static final int KEY = 0;
  private static final int COUNT = 1;
  private static final int BYTES = 2;
  private static final int SUM = 3;
  private static final int MIN = 4;
  private static final int MAX = 5;
  private static final int OFFSET = 6;
  private static final int TIMED = 7;
  private static final int SLOT_BITS = 12;

  /** Up to so many durations, sorting is cheaper than a sweep over all bins. */
  private static final int FEW = 40;

  private int[] index = new int[1 << 12];
  private long[] cells = new long[STRIDE << 11];
  private int size;
  private int[] events = new int[1 << 15];
  private int eventCount;
  private short[] sorted = new short[1 << 15];
  private final int[] dense = new int[DurationBins.SLOTS];

  /** Forgets the last chunk. */
  void clear() {
    Arrays.fill(index, 0);
    size = 0;
    eventCount = 0;
  }

  /**
   * Counts a request.
   *
   * @param bytes response size, 0 where not logged
   * @param nanos duration, negative where not logged
   * @param offset where its line starts in the log's content
   */
  void add(int route, int status, int bucket, long bytes, long nanos, long offset) {
    long key = (long) route << 42 | (long) status << 32 | (bucket & 0xFFFFFFFFL);
    long hash = key * 0x9E3779B97F4A7C15L;
    int mask = index.length - 1;
    int i = (int) (hash >>> 40) & mask;
    int cell;
    while (true) {
      cell = index[i] - 1;
      if (cell < 0) {
        cell = create(i, key, offset);
        break;
      }
      if (cells[cell * STRIDE + KEY] == key) {
        break;
      }
      i = i + 1 & mask;
    }
    int at = cell * STRIDE;
    cells[at + COUNT]++;
    cells[at + BYTES] = DurationHistogram.saturated(cells[at + BYTES], bytes);
    if (nanos >= 0) {
      time(cell, at, nanos, offset);
    }
  }

  private void time(int cell, int at, long nanos, long offset) {
    cells[at + TIMED]++;
    cells[at + SUM] = DurationHistogram.saturated(cells[at + SUM], nanos);
    if (nanos < cells[at + MIN]) {
      cells[at + MIN] = nanos;
    }
    if (nanos > cells[at + MAX]) {
      cells[at + MAX] = nanos;
      cells[at + OFFSET] = offset;
    }
    if (eventCount == events.length) {
      events = Arrays.copyOf(events, eventCount * 2);
    }
    events[eventCount++] = cell << SLOT_BITS | DurationBins.slot(nanos);
  }

  private int create(int i, long key, long offset) {
    int cell = size++;
    if (size * STRIDE > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    int at = cell * STRIDE;
    Arrays.fill(cells, at, at + STRIDE, 0);
    cells[at + KEY] = key;
    cells[at + MIN] = Long.MAX_VALUE;
    cells[at + MAX] = -1;
    cells[at + OFFSET] = offset;
    index[i] = size;
    if (size * 2 > index.length) {
      rehash();
    }
    return cell;
  }

  private void rehash() {
    index = new int[index.length * 2];
    int mask = index.length - 1;
    for (int cell = 0; cell < size; cell++) {
      int i = (int) (cells[cell * STRIDE + KEY] * 0x9E3779B97F4A7C15L >>> 40) & mask;
      while (index[i] != 0) {
        i = i + 1 & mask;
      }
      index[i] = cell + 1;
    }
  }

  /** Returns the cells in order of first appearance. */
  CellBlock seal() {
    CellBlock block =
        new CellBlock(
            size,
            new int[size],
            new short[size],
            new int[size],
            new int[size],
            new long[size],
            new int[size],
            new long[size],
            new long[size],
            new long[size],
            new long[size],
            new int[size + 1],
            new short[eventCount],
            new int[eventCount]);
    int[] next = new int[size + 1];
    int events = 0;
    for (int cell = 0; cell < size; cell++) {
      int at = cell * STRIDE;
      long key = cells[at + KEY];
      block.route()[cell] = (int) (key >>> 42);
      block.status()[cell] = (short) (key >>> 32 & 0x3FF);
      block.bucket()[cell] = (int) key;
      block.count()[cell] = (int) cells[at + COUNT];
      block.bytes()[cell] = cells[at + BYTES];
      block.timed()[cell] = (int) cells[at + TIMED];
      block.sumNanos()[cell] = cells[at + SUM];
      block.minNanos()[cell] = cells[at + MIN];
      block.maxNanos()[cell] = cells[at + MAX];
      block.slowestOffset()[cell] = cells[at + OFFSET];
      next[cell] = events;
      events += (int) cells[at + TIMED];
    }
    scatter(next);
    return bins(block);
  }

  private void scatter(int[] next) {
    if (sorted.length < eventCount) {
      sorted = new short[events.length];
    }
    for (int e = 0; e < eventCount; e++) {
      int event = events[e];
      sorted[next[event >>> SLOT_BITS]++] = (short) (event & (1 << SLOT_BITS) - 1);
    }
  }

  private CellBlock bins(CellBlock block) {
    int from = 0;
    int bins = 0;
    for (int cell = 0; cell < size; cell++) {
      block.binStart()[cell] = bins;
      int to = from + block.timed()[cell];
      bins = to - from > FEW ? countMany(block, from, to, bins) : countFew(block, from, to, bins);
      from = to;
    }
    block.binStart()[size] = bins;
    return block;
  }

  private int countFew(CellBlock block, int from, int to, int bins) {
    for (int i = from + 1; i < to; i++) {
      short slot = sorted[i];
      int j = i - 1;
      while (j >= from && sorted[j] > slot) {
        sorted[j + 1] = sorted[j];
        j--;
      }
      sorted[j + 1] = slot;
    }
    for (int e = from; e < to; ) {
      short slot = sorted[e];
      int run = e;
      while (e < to && sorted[e] == slot) {
        e++;
      }
      block.slot()[bins] = slot;
      block.slotCount()[bins++] = e - run;
    }
    return bins;
  }

  private int countMany(CellBlock block, int from, int to, int bins) {
    int least = DurationBins.SLOTS;
    int most = 0;
    for (int e = from; e < to; e++) {
      int slot = sorted[e];
      dense[slot]++;
      least = Math.min(least, slot);
      most = Math.max(most, slot);
    }
    for (int slot = least; slot <= most; slot++) {
      if (dense[slot] > 0) {
        block.slot()[bins] = (short) slot;
        block.slotCount()[bins++] = dense[slot];
        dense[slot] = 0;
      }
    }
    return bins;
  }
}
