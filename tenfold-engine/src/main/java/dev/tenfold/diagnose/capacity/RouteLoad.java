package dev.tenfold.diagnose.capacity;

import java.util.Arrays;
import java.util.List;

/**
 * Requests of each route over time. A bucket that is not listed is not known: where nobody asked,
 * it is listed with zeros.
 *
 * @param bucketSeconds width of a bucket
 * @param routes their names, in the order of the columns
 * @param starts first second of each bucket since 1970 UTC, ascending, multiples of the width
 * @param counts requests that began in the bucket, by bucket and route
 * @param seconds sum of their durations, likewise; empty where no durations are logged
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, never compared
public record RouteLoad(
    int bucketSeconds, List<String> routes, long[] starts, long[][] counts, double[][] seconds) {
  public RouteLoad {
    routes = List.copyOf(routes);
    if (bucketSeconds < 1 || counts.length != starts.length) {
      throw new IllegalArgumentException(
          starts.length + " buckets of " + bucketSeconds + " s, " + counts.length + " rows");
    }
    if (seconds.length != 0 && seconds.length != starts.length) {
      throw new IllegalArgumentException(seconds.length + " rows of " + starts.length);
    }
    for (int i = 0; i < starts.length; i++) {
      if (counts[i].length != routes.size()
          || Math.floorMod(starts[i], (long) bucketSeconds) != 0
          || i > 0 && starts[i] <= starts[i - 1]) {
        throw new IllegalArgumentException("bucket " + i + " at " + starts[i]);
      }
    }
  }

  /** Returns the load of which nothing is known. */
  public static RouteLoad none() {
    return new RouteLoad(10, List.of(), new long[0], new long[0][], new double[0][]);
  }

  /** Returns how many buckets there are. */
  public int buckets() {
    return starts.length;
  }

  /** Returns whether durations are known. */
  public boolean isTimed() {
    return seconds.length > 0;
  }

  /** Returns the requests in a bucket. */
  public long requests(int bucket) {
    long sum = 0;
    for (long count : counts[bucket]) {
      sum += count;
    }
    return sum;
  }

  /** Returns all requests. */
  public long requests() {
    return Arrays.stream(byRoute()).sum();
  }

  /** Returns the requests of each route. */
  long[] byRoute() {
    long[] sums = new long[routes.size()];
    for (long[] row : counts) {
      for (int route = 0; route < sums.length; route++) {
        sums[route] += row[route];
      }
    }
    return sums;
  }

  /** Returns the sum of the durations of each route. */
  double[] secondsByRoute() {
    double[] sums = new double[routes.size()];
    for (double[] row : seconds) {
      for (int route = 0; route < sums.length; route++) {
        sums[route] += row[route];
      }
    }
    return sums;
  }

  /** Returns the part of the requests that each route has; zeros where there are none. */
  double[] mix() {
    long[] byRoute = byRoute();
    double all = Math.max(1, Arrays.stream(byRoute).sum());
    return Arrays.stream(byRoute).mapToDouble(requests -> requests / all).toArray();
  }

  /** Returns the buckets from {@code first}, included, to {@code end} as they are. */
  RouteLoad between(int first, int end) {
    return new RouteLoad(
        bucketSeconds,
        routes,
        Arrays.copyOfRange(starts, first, end),
        Arrays.copyOfRange(counts, first, end),
        isTimed() ? Arrays.copyOfRange(seconds, first, end) : seconds);
  }
}
