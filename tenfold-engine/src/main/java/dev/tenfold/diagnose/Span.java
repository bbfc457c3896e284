package dev.tenfold.diagnose;

import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Slice;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The time that the requests lie in, a few strays aside: one line of a machine whose clock had not
 * been set must not stretch a window of days over years.
 *
 * @param from first bucket
 * @param to the bucket after the last
 * @param before requests that are stamped earlier
 * @param after requests that are stamped later
 * @param earliest first bucket of all requests
 * @param latest last bucket of all requests
 */
record Span(long from, long to, long before, long after, long earliest, long latest) {
  /** Fewest requests from which one may be called a stray. */
  private static final long FEWEST = 20;

  /** Part of all requests that may be strays. */
  private static final double STRAYS = 0.001;

  private static final long DAY = 86_400 / CellBlock.BUCKET_SECONDS;

  private record Column(long from, long to, long requests) {}

  /**
   * Returns the span of all requests but strays: at either end at most a thousandth of the
   * requests, which lie further from the rest than the rest is long, and further than a day.
   */
  static Span of(Aggregate aggregate) {
    int width = aggregate.series().widthBuckets();
    List<Column> columns = new ArrayList<>();
    SortedMap<Long, Slice> slices = aggregate.series().columns();
    slices.forEach((from, slice) -> columns.add(new Column(from, from + width, slice.requests())));
    long budget = aggregate.requests() < FEWEST ? 0 : strays(aggregate.requests());
    long before = 0;
    long after = 0;
    int first = 0;
    int end = columns.size();
    boolean cut = true;
    while (cut) {
      int left = left(columns.subList(first, end), budget);
      long strays = sum(columns.subList(first, first + left));
      first += left;
      before += strays;
      budget -= strays;
      int right = right(columns.subList(first, end), budget);
      strays = sum(columns.subList(end - right, end));
      end -= right;
      after += strays;
      budget -= strays;
      cut = left + right > 0;
    }
    return new Span(
        before == 0 ? aggregate.firstBucket() : columns.get(first).from,
        after == 0 ? aggregate.lastBucket() + 1 : columns.get(end - 1).to,
        before,
        after,
        aggregate.firstBucket(),
        aggregate.lastBucket());
  }

  private static long strays(long requests) {
    return Math.max(1, (long) (requests * STRAYS));
  }

  /** Returns how many columns at the start hold strays. */
  private static int left(List<Column> columns, long budget) {
    int cut = 0;
    long requests = 0;
    for (int i = 0; i + 1 < columns.size(); i++) {
      requests += columns.get(i).requests;
      if (requests > budget) {
        break;
      }
      long gap = columns.get(i + 1).from - columns.get(i).to;
      long rest = columns.getLast().to - columns.get(i + 1).from;
      cut = gap >= Math.max(DAY, rest) ? i + 1 : cut;
    }
    return cut;
  }

  /** Returns how many columns at the end hold strays. */
  private static int right(List<Column> columns, long budget) {
    int cut = 0;
    long requests = 0;
    for (int i = columns.size() - 1; i > 0; i--) {
      requests += columns.get(i).requests;
      if (requests > budget) {
        break;
      }
      long gap = columns.get(i).from - columns.get(i - 1).to;
      long rest = columns.get(i - 1).to - columns.getFirst().from;
      cut = gap >= Math.max(DAY, rest) ? columns.size() - i : cut;
    }
    return cut;
  }

  private static long sum(List<Column> columns) {
    return columns.stream().mapToLong(Column::requests).sum();
  }

  /** Returns how many requests lie outside. */
  long outside() {
    return before + after;
  }

  Window window() {
    return window(from, to);
  }

  static Instant instant(long bucket) {
    return Instant.ofEpochSecond(bucket * CellBlock.BUCKET_SECONDS);
  }

  static Window window(long fromBucket, long toBucket) {
    return new Window(instant(fromBucket), instant(toBucket));
  }
}
