package dev.tenfold.rollup;

import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;

/**
 * Cells in columns: one row for each (route, status, bucket), in order of first appearance. Blocks
 * are immutable once made; two blocks may hold the same key, and then their cells add up.
 *
 * @param size number of cells; arrays may be longer
 * @param route id in the {@link dev.tenfold.route.RouteTable}, or a {@link Trait} code
 * @param status status code, 0 for none
 * @param bucket start of the requests, in {@link #BUCKET_SECONDS} since 1970 UTC
 * @param count requests
 * @param bytes response bytes, where logged
 * @param timed requests with a duration
 * @param sumNanos sum of the durations
 * @param minNanos shortest duration; {@code Long.MAX_VALUE} when none is timed
 * @param maxNanos longest duration; −1 when none is timed
 * @param slowestOffset where in the log the line of the longest duration starts (of the first
 *     request, when none is timed)
 * @param binStart where the cell's bins start in {@code slot} and {@code slotCount}; one entry more
 *     than cells
 * @param slot slots of {@link DurationBins} that are counted, ascending within a cell
 * @param slotCount durations in the slot
 */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by their rows only in tests
public record CellBlock(
    int size,
    int[] route,
    short[] status,
    int[] bucket,
    int[] count,
    long[] bytes,
    int[] timed,
    long[] sumNanos,
    long[] minNanos,
    long[] maxNanos,
    long[] slowestOffset,
    int[] binStart,
    short[] slot,
    int[] slotCount) {
  /** Width of a bucket. */
  public static final int BUCKET_SECONDS = 10;

  /** Adds the durations of cell {@code i}. */
  public void addDurations(int i, DurationHistogram to) {
    for (int b = binStart[i]; b < binStart[i + 1]; b++) {
      to.add(slot[b], slotCount[b]);
    }
    to.addExact(timed[i], sumNanos[i], minNanos[i], maxNanos[i]);
  }
}
