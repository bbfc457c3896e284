package dev.tenfold.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Requests over time, in columns of ten seconds that grow wider as a log turns out longer, so that
 * at most {@link #COLUMNS} are kept. The width depends on what was added and not on its order.
 */
public final class TimeSeries {
  /** Columns kept at most. */
  public static final int COLUMNS = 4096;

  private int width = 1;
  private LongIndex index = new LongIndex();
  private List<Slice> slices = new ArrayList<>();

  void add(CellBlock cells) {
    for (int i = 0; i < cells.size(); i++) {
      at(Math.floorDiv(cells.bucket()[i], width)).add(cells, i);
    }
    fit();
  }

  void merge(TimeSeries other) {
    while (width < other.width) {
      coarsen();
    }
    int times = width / other.width;
    for (int i = 0; i < other.slices.size(); i++) {
      at(Math.floorDiv(other.index.key(i), times)).merge(other.slices.get(i));
    }
    fit();
  }

  /** Returns the width of a column in buckets of {@link CellBlock#BUCKET_SECONDS}. */
  public int widthBuckets() {
    return width;
  }

  /** Returns the columns that hold requests, by the bucket they start with. */
  public SortedMap<Long, Slice> columns() {
    return columns(width);
  }

  /**
   * Returns wider columns.
   *
   * @param buckets their width, a multiple of {@link #widthBuckets}
   */
  public SortedMap<Long, Slice> columns(int buckets) {
    if (buckets % width != 0) {
      throw new IllegalArgumentException("columns of " + buckets + " from columns of " + width);
    }
    SortedMap<Long, Slice> columns = new TreeMap<>();
    for (int i = 0; i < slices.size(); i++) {
      long start = Math.floorDiv(index.key(i) * width, buckets) * (long) buckets;
      columns.computeIfAbsent(start, any -> new Slice()).merge(slices.get(i));
    }
    return columns;
  }

  private Slice at(long column) {
    int number = index.of(column);
    if (number == slices.size()) {
      slices.add(new Slice());
    }
    return slices.get(number);
  }

  private void fit() {
    while (index.size() > COLUMNS) {
      coarsen();
    }
  }

  private void coarsen() {
    int wider = TimeLadder.next(width);
    LongIndex old = index;
    List<Slice> oldSlices = slices;
    index = new LongIndex();
    slices = new ArrayList<>();
    for (int i = 0; i < oldSlices.size(); i++) {
      at(Math.floorDiv(old.key(i), wider / width)).merge(oldSlices.get(i));
    }
    width = wider;
  }
}
