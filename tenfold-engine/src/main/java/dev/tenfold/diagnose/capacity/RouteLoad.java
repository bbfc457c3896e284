package dev.tenfold.diagnose.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    return Arrays.stream(counts[bucket]).sum();
  }

  /** Returns all requests. */
  public long requests() {
    return IntStream.range(0, buckets()).mapToLong(this::requests).sum();
  }

  /** Returns the requests of a route. */
  public long ofRoute(int route) {
    return Arrays.stream(counts).mapToLong(row -> row[route]).sum();
  }

  /** Returns the part of the requests that each route has; zeros where there are none. */
  double[] mix() {
    double all = Math.max(1, requests());
    return IntStream.range(0, routes.size()).mapToDouble(route -> ofRoute(route) / all).toArray();
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

  /**
   * Returns the same load by no more than {@code most} routes: those of the most time, or the most
   * requests where no time is known, and all others as one.
   *
   * @param fewest requests for a route to stand alone
   */
  RouteLoad folded(int most, long fewest) {
    long[] requests = new long[routes.size()];
    double[] weights = new double[routes.size()];
    for (int bucket = 0; bucket < buckets(); bucket++) {
      for (int route = 0; route < weights.length; route++) {
        requests[route] += counts[bucket][route];
        weights[route] += isTimed() ? seconds[bucket][route] : counts[bucket][route];
      }
    }
    List<Integer> alone =
        IntStream.range(0, routes.size())
            .boxed()
            .filter(route -> requests[route] >= fewest)
            .sorted(Comparator.comparingDouble((Integer route) -> -weights[route]))
            .limit(most)
            .toList();
    int[] columns = new int[routes.size()];
    Arrays.fill(columns, alone.size());
    alone.forEach(route -> columns[route] = alone.indexOf(route));
    List<String> names = new ArrayList<>(alone.stream().map(routes::get).toList());
    int others = routes.size() - alone.size();
    if (others == 1) {
      int left =
          IntStream.range(0, columns.length)
              .filter(route -> columns[route] == alone.size())
              .findFirst()
              .orElseThrow();
      names.add(routes.get(left));
    } else if (others > 1) {
      names.add(others + " other routes");
    }
    return summed(columns, names);
  }

  /**
   * Returns the load by columns that are sums of routes.
   *
   * @param columns of each route, the column it counts in
   */
  private RouteLoad summed(int[] columns, List<String> names) {
    long[][] folded = new long[buckets()][names.size()];
    double[][] times = new double[isTimed() ? buckets() : 0][names.size()];
    for (int bucket = 0; bucket < buckets(); bucket++) {
      for (int route = 0; route < columns.length; route++) {
        folded[bucket][columns[route]] += counts[bucket][route];
        if (isTimed()) {
          times[bucket][columns[route]] += seconds[bucket][route];
        }
      }
    }
    return new RouteLoad(bucketSeconds, names, starts, folded, times);
  }
}
