package dev.tenfold.route;

import dev.tenfold.accesslog.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the routes that a reading met, as their paths were typed, with how often each was
 * asked for. {@link #fold} makes of them the routes that are shown. Thread-safe.
 */
public final class RouteTable {
  /** Typed templates kept apart before folding begins while still reading. */
  public static final int TYPED_LIMIT = 65_536;

  private final RoutePatterns patterns;
  private final Map<Route, Integer> ids = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private long[] requests = new long[1024];
  private long[] matched = new long[1024];
  private int nextFolding = TYPED_LIMIT;
  private Folding early = Folding.NONE;

  /** Makes an empty table that puts {@code patterns} before what it finds itself. */
  public RouteTable(RoutePatterns patterns) {
    this.patterns = patterns;
  }

  /** Returns the patterns that come first. */
  public RoutePatterns patterns() {
    return patterns;
  }

  /**
   * Returns the number of a route, the same for equal ones. When more than {@link #TYPED_LIMIT} are
   * kept, slugs are folded by the traffic seen so far, and templates that come later are folded the
   * same way: memory is bounded, and only then does the order of arrival matter.
   */
  public synchronized int intern(Route route) {
    Integer known = ids.get(route);
    if (known != null) {
      return known;
    }
    Route kept = patterns.route(route);
    if (routes.size() >= nextFolding) {
      early = fold();
      nextFolding = routes.size() + TYPED_LIMIT / 2;
    }
    if (early != Folding.NONE && !patterns.names(kept.template())) {
      kept = early.fold(kept);
    }
    if (routes.size() >= 2 * TYPED_LIMIT && !ids.containsKey(kept)) {
      kept = new Route(kept.service(), Method.NONE, Route.OTHER);
      if (routes.size() >= 3 * TYPED_LIMIT && !ids.containsKey(kept)) {
        kept = new Route(Route.OTHER, Method.NONE, Route.OTHER);
      }
    }
    return ids.computeIfAbsent(kept, this::add);
  }

  private int add(Route route) {
    int id = routes.size();
    routes.add(route);
    if (id == requests.length) {
      requests = Arrays.copyOf(requests, id * 2);
      matched = Arrays.copyOf(matched, id * 2);
    }
    return id;
  }

  /** Returns the route of a number. */
  public synchronized Route route(int id) {
    return routes.get(id);
  }

  /** Returns how many numbers were given. */
  public synchronized int size() {
    return routes.size();
  }

  /**
   * Counts requests of a route; those answered 404, 405 or 400 do not prove that the product has
   * it.
   *
   * @param ids numbers of routes
   * @param status their status codes
   * @param counts requests of each
   * @param size how many of the arrays' entries count
   */
  public synchronized void count(int[] ids, short[] status, int[] counts, int size) {
    for (int i = 0; i < size; i++) {
      requests[ids[i]] += counts[i];
      if (status[i] != 404 && status[i] != 405 && status[i] != 400) {
        matched[ids[i]] += counts[i];
      }
    }
  }

  /** Returns how the routes met so far fold, by all the traffic counted so far. */
  public synchronized Folding fold() {
    int size = routes.size();
    return Folding.of(
        List.copyOf(routes), Arrays.copyOf(requests, size), Arrays.copyOf(matched, size), patterns);
  }
}
