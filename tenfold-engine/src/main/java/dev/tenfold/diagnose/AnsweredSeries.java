package dev.tenfold.diagnose;

import dev.tenfold.rollup.RouteSeries;
import dev.tenfold.rollup.TimeSeries;
import dev.tenfold.sketch.DurationHistogram;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Durations of answered requests over time, long polls aside. Requests are not kept by route as
 * finely as they are by time, so with long polls the columns are wider.
 */
final class AnsweredSeries {
  private final int width;
  private final SortedMap<Long, DurationHistogram> columns = new TreeMap<>();

  private AnsweredSeries(int width) {
    this.width = width;
  }

  /** Returns all of them. */
  static AnsweredSeries of(TimeSeries all) {
    AnsweredSeries series = new AnsweredSeries(all.widthBuckets());
    all.columns().forEach((start, slice) -> series.columns.put(start, slice.answered()));
    return series;
  }

  /** Returns those of some routes. */
  static AnsweredSeries of(RouteSeries byRoute, IntPredicate routes) {
    int width = byRoute.widthBuckets();
    AnsweredSeries series = new AnsweredSeries(width);
    byRoute
        .columns(routes, width)
        .forEach((start, part) -> series.columns.put(start, part.answered()));
    return series;
  }

  /** Returns the width in buckets that wider columns are multiples of. */
  int widthBuckets() {
    return width;
  }

  /** Returns columns of {@code buckets}, a multiple of {@link #widthBuckets}, by their start. */
  SortedMap<Long, DurationHistogram> columns(int buckets) {
    if (buckets % width != 0) {
      throw new IllegalArgumentException("columns of " + buckets + " from columns of " + width);
    }
    SortedMap<Long, DurationHistogram> wider = new TreeMap<>();
    columns.forEach((start, durations) ->
        wider
            .computeIfAbsent(
                Math.floorDiv(start, buckets) * (long) buckets, any -> new DurationHistogram())
            .merge(durations));
    return wider;
  }
}
