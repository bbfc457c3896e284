package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.law.ServiceDemand;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the requests of a route, or of routes that cannot be told apart, take of a resource.
 *
 * @param name the route, or all of the group
 * @param routes those of the group
 * @param perSecond their mean rate
 * @param requestShare their part of all requests
 * @param each what one request takes
 * @param used mean use by them, in units of the resource
 * @param share their part of what all requests take
 * @param note what to know of it; may be empty
 */
record Demands(
    String name,
    List<String> routes,
    double perSecond,
    double requestShare,
    Measurement each,
    double used,
    double share,
    String note) {
  private static final String LIKE_BACKGROUND = "hardly changes: not told from what runs anyway";

  Demands {
    routes = List.copyOf(routes);
  }

  /** Returns the groups, those of the largest share first. */
  static List<Demands> of(Fitted fit, Scope all) {
    ServiceDemand demand = fit.demand();
    double[] rates = new double[fit.routes().size()];
    double allRates = 0;
    for (int route = 0; route < rates.length; route++) {
      rates[route] = fit.stretches().meanPerSecond(route);
      allRates += rates[route];
    }
    double work = demand.work(rates);
    List<Demands> found = new ArrayList<>();
    for (int route = 0; route < rates.length; route++) {
      if (demand.groups()[route] == route) {
        found.add(of(fit, all, route, new Totals(rates, allRates, work)));
      }
    }
    found.sort(Comparator.comparingDouble(Demands::used).reversed());
    return found;
  }

  @SuppressWarnings("ArrayRecordComponent") // rates by route, never compared
  private record Totals(double[] rates, double all, double work) {}

  private static Demands of(Fitted fit, Scope all, int head, Totals totals) {
    ServiceDemand demand = fit.demand();
    List<Integer> members = demand.group(head);
    double rate = members.stream().mapToDouble(route -> totals.rates()[route]).sum();
    List<String> routes = members.stream().map(fit.routes()::get).toList();
    String name = String.join(" + ", routes);
    double seconds = demand.seconds()[head];
    Unit unit = fit.use().demandUnit();
    Measurement each =
        all.of(name + ", " + fit.use().name)
            .measured(
                fit.use().demandWords(),
                seconds,
                unit,
                Indicators.around(seconds, demand.seconds(head, Scope.LEVEL)),
                Indicators.how(fit));
    return new Demands(
        name,
        routes,
        rate,
        totals.all() > 0 ? rate / totals.all() : 0,
        each,
        rate * seconds,
        totals.work() > 0 ? rate * seconds / totals.work() : 0,
        note(demand, members));
  }

  /** Returns whether it cannot be told from what runs anyway. */
  boolean isLikeBackground() {
    return note.equals(LIKE_BACKGROUND);
  }

  private static String note(ServiceDemand demand, List<Integer> members) {
    if (demand.likeBackground().containsAll(members)) {
      return LIKE_BACKGROUND;
    }
    return members.size() > 1 ? "move together: only the group can be told" : "";
  }
}
