package dev.tenfold.rollup;

import dev.tenfold.sketch.DurationHistogram;
import java.util.Arrays;

/**
 * Requests that have something in common: a route, a stretch of time, a trait. Mutable; slices add
 * up exactly, in any order.
 */
public final class Slice {
  private final long[] byFamily = new long[Statuses.FAMILIES];
  private final DurationHistogram answered = new DurationHistogram();
  private final DurationHistogram others = new DurationHistogram();
  private long bytes;

  /** Adds cell {@code i} of a block. */
  public void add(CellBlock cells, int i) {
    int status = cells.status()[i];
    byFamily[Statuses.family(status)] += cells.count()[i];
    bytes = DurationHistogram.saturated(bytes, cells.bytes()[i]);
    cells.addDurations(i, Statuses.answered(status) ? answered : others);
  }

  /** Adds all of {@code other}. */
  public void merge(Slice other) {
    for (int family = 0; family < byFamily.length; family++) {
      byFamily[family] += other.byFamily[family];
    }
    bytes = DurationHistogram.saturated(bytes, other.bytes);
    answered.merge(other.answered);
    others.merge(other.others);
  }

  /** Returns how many requests there are. */
  public long requests() {
    return Arrays.stream(byFamily).sum();
  }

  /** Returns how many requests have a status of the family, as {@link Statuses#family} counts. */
  public long requests(int family) {
    return byFamily[family];
  }

  /** Returns response bytes. */
  public long bytes() {
    return bytes;
  }

  /** Returns durations of answered requests, as {@link Statuses#answered} has it. Do not change. */
  public DurationHistogram answered() {
    return answered;
  }

  /** Returns durations of all other requests. Do not change. */
  public DurationHistogram others() {
    return others;
  }

  /** Returns durations of all requests, a new histogram. */
  public DurationHistogram durations() {
    DurationHistogram all = new DurationHistogram();
    all.merge(answered);
    all.merge(others);
    return all;
  }

  /** Returns how many requests have a duration. */
  public long timed() {
    return answered.count() + others.count();
  }

  /** Returns the sum of all durations in nanoseconds. */
  public long sumNanos() {
    return DurationHistogram.saturated(answered.sumNanos(), others.sumNanos());
  }

  /** Returns the longest duration in nanoseconds; 0 when none is known. */
  public long maxNanos() {
    return Math.max(answered.maxNanos(), others.maxNanos());
  }
}
