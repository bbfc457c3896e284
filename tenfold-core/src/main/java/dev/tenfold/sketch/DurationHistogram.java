package dev.tenfold.sketch;

import java.util.Arrays;

/**
 * Counts of durations by {@link DurationBins}, with their exact number, sum, smallest and largest.
 * Merging is integer addition: associative, commutative and exact, whatever the split.
 *
 * <p>Mutable and not thread-safe: one owner at a time.
 */
public final class DurationHistogram {
  private long count;
  private long sumNanos;
  private long minNanos = Long.MAX_VALUE;
  private long maxNanos;
  private int first;
  private long[] counts = new long[0];

  /** Adds one duration of {@code nanos ≥ 0}. */
  public void record(long nanos) {
    add(DurationBins.slot(nanos), 1);
    addExact(1, nanos, nanos, nanos);
  }

  /**
   * Adds {@code n} to the bin of a slot. The caller adds the exact figures by {@link #addExact}.
   */
  public void add(int slot, long n) {
    if (slot < first || slot >= first + counts.length) {
      reach(slot, slot + 1);
    }
    counts[slot - first] += n;
  }

  /** Adds what is exact about {@code n} durations whose bins were added by {@link #add}. */
  public void addExact(long n, long sumNanos, long minNanos, long maxNanos) {
    if (n == 0) {
      return;
    }
    this.count += n;
    this.sumNanos = saturated(this.sumNanos, sumNanos);
    this.minNanos = Math.min(this.minNanos, minNanos);
    this.maxNanos = Math.max(this.maxNanos, maxNanos);
  }

  /**
   * Returns the sum of two numbers ≥ 0, or the greatest number where it is beyond that. This stays
   * associative, so that merging in any order still gives the same.
   */
  public static long saturated(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Adds all of {@code other}. */
  public void merge(DurationHistogram other) {
    if (other.counts.length > 0) {
      reach(other.first, other.endSlot());
      int shift = other.first - first;
      for (int i = 0; i < other.counts.length; i++) {
        counts[shift + i] += other.counts[i];
      }
    }
    addExact(other.count, other.sumNanos, other.minNanos, other.maxNanos);
  }

  /** Returns the number of durations. */
  public long count() {
    return count;
  }

  /** Returns the number of durations below the clock's resolution, logged as 0. */
  public long zeros() {
    return first == 0 && counts.length > 0 ? counts[0] : 0;
  }

  /** Returns the exact sum in nanoseconds; {@link Long#MAX_VALUE} from 292 years on. */
  public long sumNanos() {
    return sumNanos;
  }

  /** Returns the exact smallest duration in nanoseconds; 0 when empty. */
  public long minNanos() {
    return count == 0 ? 0 : minNanos;
  }

  /** Returns the exact largest duration in nanoseconds; 0 when empty. */
  public long maxNanos() {
    return maxNanos;
  }

  /** Returns the mean in nanoseconds; NaN when empty. */
  public double meanNanos() {
    return (double) sumNanos / count;
  }

  /** Returns the count of a slot of {@link DurationBins}. */
  public long countAt(int slot) {
    int i = slot - first;
    return i < 0 || i >= counts.length ? 0 : counts[i];
  }

  /** Returns the lowest slot that may be counted. */
  public int firstSlot() {
    return first;
  }

  /** Returns the slot after the highest that may be counted. */
  public int endSlot() {
    return first + counts.length;
  }

  /** Returns how many durations are in slots above {@code slot}. */
  public long countAbove(int slot) {
    long n = 0;
    for (int s = Math.max(first, slot + 1); s < endSlot(); s++) {
      n += counts[s - first];
    }
    return n;
  }

  /**
   * Returns the slot that holds the duration of the given rank.
   *
   * @param rank 1 for the shortest, {@link #count} for the longest
   * @throws IllegalArgumentException for a rank outside that range
   */
  public int slotOfRank(long rank) {
    if (rank < 1 || rank > count) {
      throw new IllegalArgumentException("rank " + rank + " of " + count + " durations");
    }
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return first + i;
      }
    }
    throw new IllegalStateException("bins hold " + seen + " durations, not " + count);
  }

  /**
   * Returns the duration of the given rank in nanoseconds, within {@link
   * DurationBins#RELATIVE_ERROR}; the shortest and the longest are exact.
   */
  public double nanosOfRank(long rank) {
    int slot = slotOfRank(rank);
    if (rank == 1 || rank == count) {
      return rank == 1 ? minNanos : maxNanos;
    }
    return Math.clamp(DurationBins.estimateNanos(slot), (double) minNanos, (double) maxNanos);
  }

  /**
   * Returns the q-quantile in nanoseconds, {@code 0 < q ≤ 1}: the duration of rank ⌈q·n⌉, within
   * {@link DurationBins#RELATIVE_ERROR}.
   *
   * @throws IllegalArgumentException when empty
   */
  public double quantileNanos(double q) {
    return nanosOfRank(Math.clamp((long) Math.ceil(q * count), 1, Math.max(1, count)));
  }

  /** Makes room for slots {@code [from, to)}, and for some more on the sides that had none. */
  private void reach(int from, int to) {
    if (counts.length == 0) {
      first = from;
      counts = new long[Math.min(Math.max(to - from, 4), DurationBins.SLOTS - from)];
      return;
    }
    int more = Math.max(8, counts.length / 2);
    int newFirst = from >= first ? first : Math.max(0, Math.min(from, first - more));
    int newEnd =
        to <= endSlot() ? endSlot() : Math.min(DurationBins.SLOTS, Math.max(to, endSlot() + more));
    if (newEnd - newFirst > counts.length) {
      long[] wider = new long[newEnd - newFirst];
      System.arraycopy(counts, 0, wider, first - newFirst, counts.length);
      counts = wider;
      first = newFirst;
    }
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof DurationHistogram other)) {
      return false;
    }
    if (count != other.count || sumNanos != other.sumNanos) {
      return false;
    }
    if (minNanos != other.minNanos || maxNanos != other.maxNanos) {
      return false;
    }
    for (int s = Math.min(first, other.first); s < Math.max(endSlot(), other.endSlot()); s++) {
      if (countAt(s) != other.countAt(s)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {count, sumNanos, minNanos, maxNanos});
  }

  @Override
  public String toString() {
    return count == 0
        ? "no durations"
        : "n=%d p50=%.0fns p99=%.0fns max=%dns"
            .formatted(count, quantileNanos(0.5), quantileNanos(0.99), maxNanos);
  }
}
