package dev.tenfold.store;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Trait;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.store.parquet.Page;
import dev.tenfold.store.parquet.PageEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;

/** Makes pages of cells. One thread at a time. */
final class CellEncoder {
  private static final long MILLIS_PER_BUCKET = 1000L * CellBlock.BUCKET_SECONDS;

  /** Makes one column's page. */
  private interface Encoding {
    Page page(CellEncoder from, CellBlock cells, int binned);
  }

  /**
   * Columns are looped over: written out, they are inlined into one method too large to compile.
   */
  private static final List<Encoding> FIGURES =
      List.of(
          (from, cells, binned) -> from.pages.ints(cells.count(), cells.size()),
          (from, cells, binned) -> from.pages.longs(cells.bytes(), cells.size()),
          (from, cells, binned) -> from.pages.ints(cells.timed(), cells.size()),
          (from, cells, binned) -> from.pages.longs(cells.sumNanos(), cells.size()),
          (from, cells, binned) ->
              from.pages.optionalLongs(cells.minNanos(), cells.size(), Long.MAX_VALUE),
          (from, cells, binned) -> from.pages.optionalLongs(cells.maxNanos(), cells.size(), -1),
          (from, cells, binned) -> from.pages.ints(from.row, cells.size()),
          (from, cells, binned) -> {
            from.pages.shape(from.start, cells.size());
            return from.pages.lists(from.bins, binned);
          },
          (from, cells, binned) -> from.pages.lists(from.counts, binned),
          (from, cells, binned) -> from.pages.longs(cells.slowestOffset(), cells.size()));

  private static final List<LongToIntFunction> ROUTE_NAMES =
      List.of(RouteNames::service, RouteNames::method, RouteNames::template);

  private final PageEncoder pages = new PageEncoder();
  private int[] row = new int[0];
  private int[] bins = new int[0];
  private int[] counts = new int[0];
  private int[] start = new int[0];
  private long[] wide = new long[0];

  /** Returns the pages of {@link CellColumns#REQUEST_CELLS}, in their order. */
  List<Page> requests(CellBlock cells, RouteNames names, int log) {
    room(cells);
    names.numbers(cells.route(), cells.size(), wide);
    List<Page> made = new ArrayList<>();
    for (LongToIntFunction name : ROUTE_NAMES) {
      made.add(names(cells.size(), i -> name.applyAsInt(wide[i])));
    }
    made.add(pages.name(log, cells.size()));
    figures(cells, made);
    return made;
  }

  /** Returns the pages of {@link CellColumns#TRAIT_CELLS}, in their order. */
  List<Page> traits(CellBlock cells, RouteNames names, int log) {
    room(cells);
    int n = cells.size();
    List<Page> made = new ArrayList<>();
    made.add(names(n, i -> names.number(Trait.of(cells.route()[i]).client())));
    made.add(names(n, i -> names.number(Trait.of(cells.route()[i]).size())));
    made.add(pages.name(log, n));
    figures(cells, made);
    return made;
  }

  private Page names(int n, IntUnaryOperator numberOfRow) {
    for (int i = 0; i < n; i++) {
      row[i] = numberOfRow.applyAsInt(i);
    }
    return pages.names(row, n);
  }

  private void figures(CellBlock cells, List<Page> to) {
    int n = cells.size();
    for (int i = 0; i < n; i++) {
      row[i] = cells.status()[i];
      wide[i] = cells.bucket()[i] * MILLIS_PER_BUCKET;
    }
    to.add(pages.ints(row, n));
    to.add(pages.longs(wide, n));
    int binned = splitBins(cells);
    for (Encoding column : FIGURES) {
      to.add(column.page(this, cells, binned));
    }
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
      wide = new long[rows * 2];
    }
    int all = cells.binStart()[cells.size()];
    if (bins.length < all) {
      bins = new int[all * 2];
      counts = new int[all * 2];
    }
  }
}
