package dev.tenfold.diagnose.capacity;

import java.time.Instant;

/**
 * The load now: the busiest minute of which neither half has many more requests than the other.
 *
 * @param at its first instant
 * @param seconds its length; more than a minute where buckets are wider
 * @param requests how many began in it
 * @param steady whether any such minute is steady; if not, it is the busiest of all
 * @param busiest requests in the busiest minute, steady or not
 */
record Peak(Instant at, int seconds, long requests, boolean steady, long busiest) {
  private static final int MINUTE = 60;
  private static final double ALIKE = 0.1;

  static Peak of(RouteLoad load) {
    int bucket = load.bucketSeconds();
    int buckets = Math.max(1, MINUTE / bucket);
    int width = buckets * bucket;
    Peak found = new Peak(Instant.EPOCH, width, 0, false, 0);
    int first = 0;
    while (first < load.buckets()) {
      long from = Math.floorDiv(load.starts()[first], (long) width) * width;
      int end = first;
      while (end < load.buckets() && load.starts()[end] < from + width) {
        end++;
      }
      if (end - first == buckets) {
        found = found.or(from, halves(load, first, end), buckets == 1);
      }
      first = end;
    }
    return found;
  }

  private static long[] halves(RouteLoad load, int first, int end) {
    long[] halves = new long[2];
    int middle = (first + end) / 2;
    for (int bucket = first; bucket < end; bucket++) {
      halves[bucket < middle ? 0 : 1] += load.requests(bucket);
    }
    return halves;
  }

  /**
   * @param single whether there are no halves to compare
   */
  private Peak or(long from, long[] halves, boolean single) {
    long sum = halves[0] + halves[1];
    double chance = Math.max(3 * Math.sqrt((double) sum), ALIKE * sum);
    boolean even = single || Math.abs(halves[0] - halves[1]) <= chance;
    boolean better = even && !steady ? sum > 0 : even == steady && sum > requests;
    long most = Math.max(busiest, sum);
    return better
        ? new Peak(Instant.ofEpochSecond(from), seconds, sum, even, most)
        : new Peak(at, seconds, requests, steady, most);
  }

  boolean isKnown() {
    return requests > 0;
  }

  double perSecond() {
    return (double) requests / seconds;
  }
}
