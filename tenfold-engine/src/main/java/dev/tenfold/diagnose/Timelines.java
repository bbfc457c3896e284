package dev.tenfold.diagnose;

import dev.tenfold.diagnose.HeatMap.Bin;
import dev.tenfold.diagnose.HeatMap.Cell;
import dev.tenfold.diagnose.Timeline.Column;
import dev.tenfold.law.LittlesLaw;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Slice;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.OrderStatistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** All requests over time. */
final class Timelines {
  private static final int COLUMNS = 240;
  private static final int ROWS = 36;
  private static final int FINE = DurationBins.PER_OCTAVE / 4;

  /** The row of durations below the clock's resolution: what is left of slot 0. */
  private static final int ZERO = -1;

  private final Known known;
  private final int width;
  private final long first;
  private final int columns;
  private final SortedMap<Long, Slice> slices;
  private final SortedMap<Long, DurationHistogram> answered;

  Timelines(Known known) {
    this.known = known;
    long from = known.span.from();
    long to = known.span.to();
    int stored =
        Math.max(known.aggregate.series().widthBuckets(), known.answeredSeries.widthBuckets());
    this.width = Widths.round(stored, (to - from) / (double) COLUMNS);
    this.first = Math.floorDiv(from, width) * (long) width;
    this.columns = (int) Math.ceilDiv(to - first, width);
    this.slices = known.aggregate.series().columns(width).subMap(first, to);
    this.answered = known.answeredSeries.columns(width).subMap(first, to);
  }

  Timeline timeline() {
    List<Column> all = new ArrayList<>(columns);
    for (int c = 0; c < columns; c++) {
      long start = first + (long) c * width;
      all.add(column(start, slices.getOrDefault(start, new Slice())));
    }
    String how =
        "by when requests began; latency of %s%s, order statistic at 95 %%; concurrency by Little's law"
            .formatted(known.measures.population(), known.pollsAside());
    return new Timeline(Duration.ofSeconds((long) width * CellBlock.BUCKET_SECONDS), all, how);
  }

  private Column column(long start, Slice slice) {
    long from = Math.max(start, known.span.from());
    long to = Math.min(start + width, known.span.to());
    double seconds = (to - from) * (double) CellBlock.BUCKET_SECONDS;
    return new Column(
        Span.instant(start),
        slice.requests(),
        slice.requests() / seconds,
        slice.requests(4),
        slice.requests(5),
        Measures.estimate(OrderStatistic.P50, answered(start)),
        Measures.estimate(OrderStatistic.P95, answered(start)),
        slice.timed() == 0 ? null : LittlesLaw.concurrency(slice.sumNanos() / 1e9, seconds),
        slice.requests() == 0);
  }

  private DurationHistogram answered(long start) {
    return answered.getOrDefault(start, new DurationHistogram());
  }

  HeatMap heatMap() {
    int perBin = FINE;
    SortedMap<Long, NavigableMap<Integer, Long>> cells = cells(perBin);
    while (rows(cells) > ROWS) {
      perBin *= 2;
      cells = cells(perBin);
    }
    int lowest = lowest(cells);
    int zeros = zeros(cells);
    List<Bin> bins = new ArrayList<>();
    for (int row = 0; row < rows(cells); row++) {
      bins.add(row < zeros ? new Bin(0, 0) : bin(lowest + row - zeros, perBin));
    }
    List<Cell> all = new ArrayList<>();
    cells.forEach((start, counts) ->
        counts.forEach((row, n) -> {
          int bin = row == ZERO ? 0 : row - lowest + zeros;
          all.add(new Cell((int) ((start - first) / width), bin, n));
        }));
    return new HeatMap(columns, bins, all);
  }

  /** Returns requests by start of their column and row, {@value #ZERO} or from 0 on. */
  private SortedMap<Long, NavigableMap<Integer, Long>> cells(int perBin) {
    SortedMap<Long, NavigableMap<Integer, Long>> cells = new TreeMap<>();
    slices.forEach((start, slice) -> {
      DurationHistogram durations = new DurationHistogram();
      durations.merge(answered(start));
      durations.merge(slice.others());
      NavigableMap<Integer, Long> counts = new TreeMap<>();
      for (int slot = durations.firstSlot(); slot < durations.endSlot(); slot++) {
        if (durations.countAt(slot) > 0) {
          counts.merge(Math.floorDiv(slot - 1, perBin), durations.countAt(slot), Long::sum);
        }
      }
      cells.put(start, counts);
    });
    return cells;
  }

  private static int lowest(SortedMap<Long, NavigableMap<Integer, Long>> cells) {
    return cells.values().stream()
        .flatMap(counts -> counts.tailMap(0, true).keySet().stream().limit(1))
        .min(Comparator.naturalOrder())
        .orElse(0);
  }

  /** Returns 1 where there are durations below the clock's resolution, or else 0. */
  private static int zeros(SortedMap<Long, NavigableMap<Integer, Long>> cells) {
    return cells.values().stream().anyMatch(counts -> counts.containsKey(ZERO)) ? 1 : 0;
  }

  /** Durations below the clock's resolution make a row of their own just below the next. */
  private static int rows(SortedMap<Long, NavigableMap<Integer, Long>> cells) {
    int highest =
        cells.values().stream()
            .filter(counts -> !counts.isEmpty())
            .mapToInt(NavigableMap::lastKey)
            .max()
            .orElse(ZERO);
    return Math.max(0, highest - lowest(cells) + 1) + zeros(cells);
  }

  private static Bin bin(int row, int perBin) {
    int slot = row * perBin + 1;
    int last = Math.min(slot + perBin - 1, DurationBins.SLOTS - 1);
    return new Bin(DurationBins.lowerNanos(slot) / 1e9, DurationBins.upperNanos(last) / 1e9);
  }
}
