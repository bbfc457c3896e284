package dev.tenfold.store;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Trait;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.store.parquet.Page;
import dev.tenfold.store.parquet.PageEncoder;
import java.util.ArrayList;
import java.util.List;

/** Makes pages of cells. One thread at a time. */
final class CellEncoder {
  private static final long MILLIS_PER_BUCKET = 1000L * CellBlock.BUCKET_SECONDS;

  private final PageEncoder pages = new PageEncoder();
  private int[] row = new int[0];
  private int[] bins = new int[0];
  private int[] counts = new int[0];
  private int[] start = new int[0];
  private long[] millis = new long[0];

  /** Returns the pages of {@link CellColumns#REQUEST_CELLS}, in their order. */
  List<Page> requests(CellBlock cells, RouteNames names, int log) {
    room(cells);
    int n = cells.size();
    List<Page> made = new ArrayList<>();
    for (int[] numbers : names.numbers(cells.route(), n)) {
      for (int i = 0; i < n; i++) {
        row[i] = numbers[cells.route()[i]];
      }
      made.add(pages.names(row, n));
    }
    made.add(pages.name(log, n));
    figures(cells, made);
    return made;
  }

  /** Returns the pages of {@link CellColumns#TRAIT_CELLS}, in their order. */
  List<Page> traits(CellBlock cells, RouteNames names, int log) {
    room(cells);
    int n = cells.size();
    List<Page> made = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      row[i] = names.number(Trait.of(cells.route()[i]).client());
    }
    made.add(pages.names(row, n));
    for (int i = 0; i < n; i++) {
      row[i] = names.number(Trait.of(cells.route()[i]).size());
    }
    made.add(pages.names(row, n));
    made.add(pages.name(log, n));
    figures(cells, made);
    return made;
  }

  private void figures(CellBlock cells, List<Page> to) {
    int n = cells.size();
    for (int i = 0; i < n; i++) {
      row[i] = cells.status()[i];
      millis[i] = cells.bucket()[i] * MILLIS_PER_BUCKET;
    }
    to.add(pages.ints(row, n));
    to.add(pages.longs(millis, n));
    to.add(pages.ints(cells.count(), n));
    to.add(pages.longs(cells.bytes(), n));
    to.add(pages.ints(cells.timed(), n));
    to.add(pages.longs(cells.sumNanos(), n));
    to.add(pages.optionalLongs(cells.minNanos(), n, Long.MAX_VALUE));
    to.add(pages.optionalLongs(cells.maxNanos(), n, -1));
    int binned = splitBins(cells);
    to.add(pages.ints(row, n));
    pages.shape(start, n);
    to.add(pages.lists(bins, binned));
    to.add(pages.lists(counts, binned));
    to.add(pages.longs(cells.slowestOffset(), n));
  }

  /** Splits the slots into those of durations of 0, to {@code row}, and the bins. */
  private int splitBins(CellBlock cells) {
    int n = 0;
    for (int i = 0; i < cells.size(); i++) {
      start[i] = n;
      row[i] = 0;
      int b = cells.binStart()[i];
      int end = cells.binStart()[i + 1];
      if (b < end && cells.slot()[b] == 0) {
        row[i] = cells.slotCount()[b++];
      }
      for (; b < end; b++) {
        bins[n] = DurationBins.bin(cells.slot()[b]);
        counts[n++] = cells.slotCount()[b];
      }
    }
    start[cells.size()] = n;
    return n;
  }

  private void room(CellBlock cells) {
    int rows = cells.size() + 1;
    if (row.length < rows) {
      row = new int[rows * 2];
      start = new int[rows * 2];
      millis = new long[rows * 2];
    }
    int all = cells.binStart()[cells.size()];
    if (bins.length < all) {
      bins = new int[all * 2];
      counts = new int[all * 2];
    }
  }
}
