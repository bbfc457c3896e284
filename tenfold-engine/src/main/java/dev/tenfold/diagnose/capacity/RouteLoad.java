package dev.tenfold.diagnose.capacity;

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
    List<Integer> ranked =
        IntStream.range(0, routes.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer route) -> -weights[route]))
            .toList();
    List<Integer> alone =
        ranked.stream().filter(route -> requests[route] >= fewest).limit(most).toList();
    int others = routes.size() - alone.size();
    if (others == 0) {
      return reordered(alone, List.of(), "");
    }
    List<Integer> rest = ranked.stream().filter(route -> !alone.contains(route)).toList();
    String name = others == 1 ? routes.get(rest.getFirst()) : others + " other routes";
    return reordered(alone, rest, name);
  }

  private RouteLoad reordered(List<Integer> alone, List<Integer> rest, String restName) {
    int columns = alone.size() + (rest.isEmpty() ? 0 : 1);
    String[] names = new String[columns];
    long[][] folded = new long[buckets()][columns];
    double[][] times = new double[isTimed() ? buckets() : 0][columns];
    Arrays.setAll(names, i -> i < alone.size() ? routes.get(alone.get(i)) : restName);
    for (int bucket = 0; bucket < buckets(); bucket++) {
      for (int column = 0; column < columns; column++) {
        List<Integer> from = column < alone.size() ? List.of(alone.get(column)) : rest;
        for (int route : from) {
          folded[bucket][column] += counts[bucket][route];
          if (isTimed()) {
            times[bucket][column] += seconds[bucket][route];
          }
        }
      }
    }
    return new RouteLoad(bucketSeconds, List.of(names), starts, folded, times);
  }
}
