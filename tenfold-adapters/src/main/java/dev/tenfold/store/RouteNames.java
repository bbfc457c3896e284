package dev.tenfold.store;

import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Trait.SizeClass;
import dev.tenfold.route.Route;
import dev.tenfold.store.parquet.Column;
import dev.tenfold.store.parquet.Names;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;

/** The names of routes and traits as a file's dictionaries number them. Thread-safe. */
final class RouteNames {
  private static final int TEMPLATE_BITS = 32;
  private static final int METHOD_BITS = 8;

  private final IntFunction<Route> routes;
  private final Names services = new Names();
  private final Names methods = new Names();
  private final Names templates = new Names();
  private final Names clients = new Names();
  private final Names sizes = new Names();
  private volatile long[] known = new long[1 << 10];

  RouteNames(IntFunction<Route> routes) {
    this.routes = routes;
  }

  /**
   * Puts the numbers of routes' names, packed for {@link #service}, {@link #method} and {@link
   * #template} to take apart.
   *
   * @param ids numbers of routes, the first {@code n} of which count
   */
  void numbers(int[] ids, int n, long[] to) {
    long[] now = known;
    for (int i = 0; i < n; i++) {
      int id = ids[i];
      if (id >= now.length || now[id] == 0) {
        now = learn(id);
      }
      to[i] = now[id];
    }
  }

  /** Fills in a route; a reader that does not see it yet comes here as well. */
  private synchronized long[] learn(int id) {
    if (id >= known.length) {
      known = Arrays.copyOf(known, Integer.highestOneBit(id) << 1);
    }
    Route route = routes.apply(id);
    long service = services.number(route.service()) + 1L;
    known[id] =
        (service << METHOD_BITS | methods.number(route.method().name())) << TEMPLATE_BITS
            | templates.number(route.template());
    return known;
  }

  static int service(long numbers) {
    return (int) (numbers >>> METHOD_BITS + TEMPLATE_BITS) - 1;
  }

  static int method(long numbers) {
    return (int) (numbers >>> TEMPLATE_BITS) & (1 << METHOD_BITS) - 1;
  }

  static int template(long numbers) {
    return (int) numbers;
  }

  /** Returns the number of a class of client. */
  int number(ClientClass client) {
    return clients.number(client.name());
  }

  /** Returns the number of a class of size. */
  int number(SizeClass size) {
    return sizes.number(size.name());
  }

  Map<Column, Names> dictionaries() {
    return Map.of(
        CellColumns.SERVICE,
        services,
        CellColumns.METHOD,
        methods,
        CellColumns.ROUTE,
        templates,
        CellColumns.CLIENT,
        clients,
        CellColumns.SIZE,
        sizes);
  }
}
