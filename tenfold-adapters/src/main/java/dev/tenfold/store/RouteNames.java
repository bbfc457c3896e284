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
  private final IntFunction<Route> routes;
  private final Names services = new Names();
  private final Names methods = new Names();
  private final Names templates = new Names();
  private final Names clients = new Names();
  private final Names sizes = new Names();
  private volatile int[][] known = {new int[0], new int[0], new int[0]};

  RouteNames(IntFunction<Route> routes) {
    this.routes = routes;
  }

  /**
   * Returns, indexed by a route's id, the numbers of its service, method and template, for all of
   * the first {@code n} of {@code ids}.
   */
  int[][] numbers(int[] ids, int n) {
    int[][] now = known;
    for (int i = 0; i < n; i++) {
      int id = ids[i];
      if (id >= now[0].length || now[0][id] < 0) {
        now = learn(id);
      }
    }
    return now;
  }

  private synchronized int[][] learn(int id) {
    int[][] now = known;
    if (id < now[0].length && now[0][id] >= 0) {
      return now;
    }
    int length = Math.max(now[0].length, Math.max(64, Integer.highestOneBit(id) << 1));
    int[][] more = new int[3][];
    for (int c = 0; c < more.length; c++) {
      more[c] = Arrays.copyOf(now[c], length);
      Arrays.fill(more[c], now[c].length, length, -1);
    }
    Route route = routes.apply(id);
    more[0][id] = services.number(route.service());
    more[1][id] = methods.number(route.method().name());
    more[2][id] = templates.number(route.template());
    known = more;
    return more;
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
