package dev.tenfold.diagnose.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The routes that a fit tells apart, and all others as one.
 *
 * @param names of the columns
 * @param of each route, the column it counts in
 */
@SuppressWarnings("ArrayRecordComponent") // an index, never compared
record RouteColumns(List<String> names, int[] of) {
  RouteColumns {
    names = List.copyOf(names);
  }

  /**
   * Returns columns for no more than {@code most} routes: those of the most time, or the most
   * requests where no time is known, and one for all others.
   *
   * @param fewest requests for a route to stand alone
   */
  static RouteColumns of(RouteLoad load, int most, long fewest) {
    List<String> routes = load.routes();
    long[] requests = load.byRoute();
    double[] weights = load.isTimed() ? load.secondsByRoute() : load.mix();
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
    List<String> others =
        IntStream.range(0, columns.length)
            .filter(route -> columns[route] == alone.size())
            .mapToObj(routes::get)
            .toList();
    if (!others.isEmpty()) {
      names.add(others.size() == 1 ? others.getFirst() : others.size() + " other routes");
    }
    return new RouteColumns(names, columns);
  }

  /** Returns the sum of each column. */
  double[] sums(double[] byRoute) {
    double[] sums = new double[names.size()];
    for (int route = 0; route < of.length; route++) {
      sums[of[route]] += byRoute[route];
    }
    return sums;
  }

  /** Returns the requests of a bucket by column. */
  long[] sums(long[] byRoute) {
    long[] sums = new long[names.size()];
    for (int route = 0; route < of.length; route++) {
      sums[of[route]] += byRoute[route];
    }
    return sums;
  }
}
