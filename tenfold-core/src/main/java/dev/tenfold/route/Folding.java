package dev.tenfold.route;

import dev.tenfold.accesslog.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which typed templates are one route. A function of the traffic of every template and of nothing
 * else, so the order of arrival, the number of threads and the split into files do not matter.
 *
 * <p>In this order: templates that were only ever answered 404, 405 or 400 become {@link
 * Route#UNMATCHED}, so that scanners do not spend the budget; below a path with more than {@value
 * PathTree#WIDEST} children, those with less than 2 % of its traffic become {@code {slug}}, or
 * {@code *.png} by their extension; routes beyond {@value #BUDGET} a service become {@link
 * Route#OTHER}, the least asked for first.
 */
public final class Folding {
  /** Most routes of one service. */
  public static final int BUDGET = 4096;

  /** Leaves every route as it is. */
  static final Folding NONE = new Folding(List.of(), new int[0], Map.of());

  private record Scope(String service, Method method) {}

  private final List<Route> routes;
  private final int[] folded;
  private final Map<Scope, PathTree> trees;

  private Folding(List<Route> routes, int[] folded, Map<Scope, PathTree> trees) {
    this.routes = routes;
    this.folded = folded;
    this.trees = trees;
  }

  /**
   * Folds typed routes.
   *
   * @param typed the routes
   * @param requests requests of each
   * @param matched requests of each that were answered as if the route exists
   * @param patterns routes of theirs stay as they are
   */
  static Folding of(List<Route> typed, long[] requests, long[] matched, RoutePatterns patterns) {
    Map<Scope, PathTree> trees = new HashMap<>();
    boolean[] free = new boolean[typed.size()];
    for (int i = 0; i < free.length; i++) {
      Route route = typed.get(i);
      boolean named = route.template().startsWith("(") || patterns.names(route.template());
      free[i] = !named && (matched[i] > 0 || requests[i] == 0);
      if (free[i]) {
        trees
            .computeIfAbsent(new Scope(route.service(), route.method()), any -> new PathTree())
            .add(route.template(), requests[i]);
      }
    }
    trees.values().forEach(PathTree::fold);
    Route[] kept = new Route[free.length];
    Map<Route, Long> traffic = new HashMap<>();
    for (int i = 0; i < free.length; i++) {
      Route route = typed.get(i);
      if (free[i]) {
        kept[i] = folded(route, trees);
      } else if (matched[i] == 0 && !patterns.names(route.template())) {
        kept[i] =
            special(route, route.template().startsWith("(") ? route.template() : Route.UNMATCHED);
      } else {
        kept[i] = route;
      }
      traffic.merge(kept[i], requests[i], Long::sum);
    }
    return new Folding(kept, withinBudget(traffic), trees);
  }

  private Folding(Route[] kept, Map<Route, Route> budget, Map<Scope, PathTree> trees) {
    Map<Route, Integer> numbers = new LinkedHashMap<>();
    int[] folded = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      Route route = budget.getOrDefault(kept[i], kept[i]);
      Integer number = numbers.get(route);
      if (number == null) {
        number = numbers.size();
        numbers.put(route, number);
      }
      folded[i] = number;
    }
    this(List.copyOf(numbers.keySet()), folded, trees);
  }

  private static Route folded(Route route, Map<Scope, PathTree> trees) {
    PathTree tree = trees.get(new Scope(route.service(), route.method()));
    return tree == null
        ? route
        : new Route(route.service(), route.method(), tree.folded(route.template()));
  }

  private static Route special(Route route, String template) {
    return new Route(route.service(), Method.NONE, template);
  }

  private static Map<Route, Route> withinBudget(Map<Route, Long> traffic) {
    Map<String, List<Route>> services = new HashMap<>();
    traffic
        .keySet()
        .forEach(r -> services.computeIfAbsent(r.service(), any -> new ArrayList<>()).add(r));
    Map<Route, Route> over = new HashMap<>();
    Comparator<Route> busiest =
        Comparator.comparingLong((Route r) -> -traffic.getOrDefault(r, 0L))
            .thenComparing(Route::template)
            .thenComparing(Route::method);
    for (List<Route> routes : services.values()) {
      if (routes.size() > BUDGET) {
        routes.sort(busiest);
        for (Route route : routes.subList(BUDGET - 1, routes.size())) {
          over.put(route, special(route, Route.OTHER));
        }
      }
    }
    return over;
  }

  /** Returns the routes that are shown, numbered from 0. */
  public List<Route> routes() {
    return routes;
  }

  /** Returns the number in {@link #routes} of what a typed route folds to. */
  public int of(int typed) {
    return folded[typed];
  }

  /** Returns what a typed route, known or not, folds to. */
  Route fold(Route typed) {
    return typed.template().startsWith("(") ? typed : folded(typed, trees);
  }
}
