package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.cost.CostLoad.CpuDemand;
import dev.tenfold.diagnose.cost.CostLoad.RouteLoad;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one more request to a route costs: its CPU time at the price of a CPU second, and its part
 * of what goes with requests and bytes. Fixed and idle money is not in it.
 */
final class RouteCosts {
  /** Routes without a known demand may be this part of the requests. */
  private static final double MOST_UNKNOWN = 0.1;

  private static final double WORTH_TELLING = 0.001;

  private static final String WRONG_KEY =
      "CPU time by route is not known; request time is no key to it: it gives routes that compute"
          + " 8 times too little and routes that wait up to 5 times too much";
  private static final String MEASURE =
      "collect the processors' use over the time of the access logs, a source of kind resources or"
          + " prometheus: CPU by route is fitted to it";

  private final Money money;
  private final Allocation allocation;
  private final Each requests;
  private final List<RouteLoad> routes;
  private final double seconds;
  private final double denominator;
  private final boolean whole;
  private final double allRequests;
  private final double allBytes;
  private final double lowSeconds;
  private final double highSeconds;
  private final List<String> notes = new ArrayList<>();
  private final List<RouteCost> costs;

  RouteCosts(Charged served, CostLoad load) {
    this.money = served.money();
    this.allocation = served.allocation();
    this.requests = Each.request(allocation.running(), load.requests());
    this.routes = load.routes().stream().filter(route -> route.requests() > 0).toList();
    this.seconds = seconds(routes, CpuDemand::seconds);
    this.lowSeconds = seconds(routes, CpuDemand::low);
    this.highSeconds = seconds(routes, CpuDemand::high);
    this.allRequests = routes.stream().mapToDouble(RouteLoad::requests).sum();
    this.allBytes = routes.stream().mapToDouble(RouteLoad::bytes).sum();
    this.whole = load.cpuUsed() >= seconds;
    this.denominator = whole ? load.cpuUsed() : seconds;
    if (load.cpuUsed() < seconds) {
      notes.add(
          "Routes are said to take more CPU time than was used ("
              + Figure.of(seconds, Unit.SPAN).text()
              + " of "
              + Figure.of(load.cpuUsed(), Unit.SPAN).text()
              + "): money is shared by what they are said to take");
    }
    this.costs = obstacle().isEmpty() ? share() : List.of();
  }

  /** Returns the CPU seconds of all routes that are known to take some. */
  private static double seconds(List<RouteLoad> routes, ToDoubleFunction<CpuDemand> each) {
    return routes.stream()
        .filter(route -> route.cpu().isKnown())
        .mapToDouble(route -> route.requests() * each.applyAsDouble(route.cpu()))
        .sum();
  }

  /**
   * What a route costs.
   *
   * @param share of the CPU time
   * @param each cost of one more request
   * @param sum over the window
   */
  record RouteCost(RouteLoad load, Measurement share, Measurement each, Measurement sum) {}

  /** Returns whether the CPU time of any route is known. */
  boolean knowsDemand() {
    return seconds > 0;
  }

  /** Returns why money cannot be shared over routes; empty where it can. */
  String obstacle() {
    double unknown =
        routes.stream()
            .filter(route -> !route.cpu().isKnown())
            .mapToDouble(RouteLoad::requests)
            .sum();
    if (seconds <= 0) {
      return WRONG_KEY;
    }
    if (allocation.runningCharges() == 0) {
      return CostNotes.NOT_CHARGED;
    }
    return !whole && unknown > MOST_UNKNOWN * allRequests
        ? "CPU time is not known for "
            + Figure.ratio(unknown / allRequests).text()
            + " of the requests"
        : "";
  }

  String fix() {
    return seconds > 0 && allocation.runningCharges() == 0 ? CostNotes.EXPORT : MEASURE;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Returns routes whose CPU time is known, those that cost the most in all first. */
  List<RouteCost> costs() {
    return costs;
  }

  private List<RouteCost> share() {
    say();
    return routes.stream()
        .filter(route -> route.cpu().isKnown())
        .sorted(Comparator.comparingDouble((RouteLoad route) -> -each(route) * route.requests()))
        .map(this::cost)
        .toList();
  }

  private void say() {
    long unknown = routes.stream().filter(route -> !route.cpu().isKnown()).count();
    if (unknown > 0) {
      notes.add("Routes without a known CPU time, which are in no table: " + unknown);
    }
    if (!whole) {
      notes.add("CPU time outside of routes is not known: its money is shared over the routes");
    } else if (1 - seconds / denominator > WORTH_TELLING) {
      notes.add(
          Figure.ratio(1 - seconds / denominator).text()
              + " of the CPU time used belongs to no route: its money is in none of them");
    }
    if (!knowsBytes() && allocation.marginal(CostPool.Key.BYTES).signum() != 0) {
      notes.add(
          money.words(allocation.marginal(CostPool.Key.BYTES))
              + " goes with bytes, which are not known by route: it is in none of them");
    }
  }

  private boolean knowsBytes() {
    return allBytes > 0;
  }

  private double cpuMoney() {
    return allocation.marginal(CostPool.Key.CPU).doubleValue() * money.toWindow();
  }

  private double each(RouteLoad route) {
    return cpuMoney() * route.cpu().seconds() / denominator + others(route);
  }

  /** Returns what a request costs beside CPU: its part of what goes with requests and bytes. */
  private double others(RouteLoad route) {
    double alike = allocation.marginal(CostPool.Key.REQUESTS).doubleValue() / allRequests;
    double sent =
        knowsBytes()
            ? allocation.marginal(CostPool.Key.BYTES).doubleValue()
                * route.bytes()
                / allBytes
                / route.requests()
            : 0;
    return (alike + sent) * money.toWindow();
  }

  private RouteCost cost(RouteLoad route) {
    double each = each(route);
    String scope = route.route();
    String how = "CPU time of a request at the price of a CPU second, by " + route.cpu().how();
    Provenance provenance = Provenance.exact(route.requests(), how);
    Interval interval = interval(route);
    long n = route.requests();
    Subject subject = new Subject("marginal cost a request", scope, money.window());
    Unit unit = Unit.moneyFor(money.currency(), requests.thing());
    double share = n * route.cpu().seconds() / denominator;
    return new RouteCost(
        route,
        new Measurement.Measured(
            subject.of("share of CPU time"), share, Unit.RATIO, null, provenance),
        new Measurement.Measured(
            subject,
            each * requests.things(),
            unit,
            interval == null ? null : scaled(interval, requests.things()),
            provenance),
        new Measurement.Measured(
            subject.of("marginal cost"),
            each * n,
            Unit.money(money.currency()),
            interval == null ? null : scaled(interval, (double) n),
            provenance));
  }

  private static Interval scaled(Interval interval, double by) {
    return new Interval(
        interval.low() * by, interval.high() * by, interval.level(), interval.method());
  }

  /** Returns the interval of a request's cost: its demand at one end, all others at the other. */
  private @Nullable Interval interval(RouteLoad route) {
    if (!(lowSeconds >= 0 && highSeconds >= lowSeconds)) {
      return null;
    }
    double a = end(route, route.cpu().low(), false);
    double b = end(route, route.cpu().high(), true);
    return new Interval(
        Math.min(a, b), Math.max(a, b), 0.95, "CPU demand at the ends of its interval");
  }

  private double end(RouteLoad route, double demand, boolean othersLow) {
    double own = othersLow ? route.cpu().low() : route.cpu().high();
    double all = othersLow ? lowSeconds : highSeconds;
    double sum = whole ? denominator : all + route.requests() * (demand - own);
    return (sum > 0 ? cpuMoney() * demand / sum : 0) + others(route);
  }
}
