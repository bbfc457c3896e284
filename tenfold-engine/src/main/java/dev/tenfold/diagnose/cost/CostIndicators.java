package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.diagnose.cost.LoadSteps.Step;
import dev.tenfold.diagnose.cost.RouteCosts.RouteCost;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The numbers of the cost chapter, each measured or missing with the reason. */
final class CostIndicators {
  static final String NO_POOLS = "no cost pools are declared";
  static final String DECLARE =
      "declare cost: pools: in engagement.yaml: which service categories, services, tags or"
          + " resources are fixed or idle, and which go with requests or bytes";
  private static final String NO_REQUESTS = "nobody knows how many requests were served";
  private static final String COUNT_UNITS =
      "declare which answers are one, in cost: units: {route: POST /checkout, status: 3xx}";
  private static final String READ_LOGS = "read the access logs of the same window";

  private final CostMaterial material;
  private final Ledger ledger;
  private final Money money;
  private final Allocation allocation;
  private final Charged served;
  private final RouteCosts routes;
  private final String running;

  /**
   * @param all what was charged in the window
   * @param served what was charged while the load was counted
   */
  CostIndicators(CostMaterial material, Charged all, Charged served, RouteCosts routes) {
    this.material = material;
    this.ledger = all.ledger();
    this.money = all.money();
    this.allocation = all.allocation();
    this.served = served;
    this.routes = routes;
    this.running = ledger.basis() + " of usage and purchases; tax, credits, adjustments aside";
  }

  private boolean hasPools() {
    return !material.pools().isEmpty();
  }

  List<Indicator> all() {
    List<Indicator> all = new ArrayList<>();
    all.add(Indicator.of(aRequest()));
    all.add(Indicator.of(aUnit()));
    all.add(aMonth());
    long n = ledger.entries().size();
    all.add(
        Indicator.of(
            money.sum("cost in the window", ledger.total(), n, "all charges, " + ledger.basis())));
    if (ledger.withoutEffective() < n) {
      all.add(
          Indicator.of(
              money.sum("billed in the window", ledger.billed(), n, "all charges, billed cost")));
    }
    all.add(Indicator.of(fixed()));
    all.add(Indicator.of(idle()));
    all.add(Indicator.of(marginal()));
    all.add(Indicator.of(unallocated()));
    all.add(Indicator.of(marginalRequest()));
    all.add(Indicator.of(marginalUnit()));
    all.add(Indicator.of(dearestRoute()));
    tenTimes().forEach(value -> all.add(Indicator.of(value)));
    all.add(Indicator.of(untagged()));
    return all;
  }

  Measurement aRequest() {
    return eachRequest("cost a request", served.allocation().running(), running);
  }

  private Measurement eachRequest(String name, BigDecimal amount, String how) {
    long requests = material.load().requests();
    if (requests <= 0) {
      return money.missing(name, requests == 0 ? "no request was served" : NO_REQUESTS, READ_LOGS);
    }
    if (served.isNothing()) {
      return served.money().missing(name, CostNotes.NOT_CHARGED, CostNotes.EXPORT);
    }
    Each each = Each.request(served.allocation().running(), requests);
    return served
        .money()
        .measured(
            name,
            amount.doubleValue() * served.money().toWindow() * each.things() / requests,
            Unit.moneyFor(money.currency(), each.thing()),
            requests,
            how + ", over all requests; counts without sampling error");
  }

  Measurement aUnit() {
    return aUnit("cost", served.allocation().running(), running);
  }

  private Measurement aUnit(String what, BigDecimal amount, String how) {
    CostLoad load = material.load();
    String thing = load.unit().isEmpty() ? "business unit" : load.unit();
    String one = Unit.one(thing);
    String name = what + " " + one;
    if (load.unit().isEmpty()) {
      return money.missing(
          name, "nobody has said what the business sells", "declare it, with its count: orders");
    }
    if (load.units() <= 0) {
      String why = load.units() == 0 ? "there was none" : "nobody knows how many there were";
      return money.missing(name, why, COUNT_UNITS);
    }
    if (served.isNothing()) {
      return served.money().missing(name, CostNotes.NOT_CHARGED, CostNotes.EXPORT);
    }
    return served
        .money()
        .measured(
            name,
            amount.doubleValue() * served.money().toWindow() / load.units(),
            Unit.moneyFor(money.currency(), thing),
            load.units(),
            how + ", over all of them; counts without sampling error");
  }

  Indicator aMonth() {
    long n = ledger.entries().size();
    Measurement value =
        money.aMonth("cost a month", ledger.total(), n, "all charges, " + ledger.basis());
    return new Indicator(value, "", new Verdict.Inconclusive("no target is set"), trend());
  }

  private List<TrendPoint> trend() {
    MonthRate rate = money.rate();
    if (rate == null) {
      return List.of();
    }
    List<TrendPoint> points = new ArrayList<>();
    ledger
        .byDay()
        .forEach((day, sum) -> {
          boolean whole =
              !day.isBefore(money.window().from())
                  && !day.plus(1, ChronoUnit.DAYS).isAfter(money.window().to());
          double value = whole ? sum.amount().doubleValue() * rate.ofOneDay() : Double.NaN;
          points.add(new TrendPoint(day, value, sum.charges()));
        });
    return points;
  }

  private Measurement part(String name, BigDecimal amount, String how) {
    return hasPools()
        ? money.aMonth(name, amount, allocation.runningCharges(), how)
        : money.missing(name, NO_POOLS, DECLARE);
  }

  Measurement fixed() {
    return part("fixed a month", allocation.fixed(), "pools declared fixed");
  }

  Measurement idle() {
    String cpu =
        allocation.perhapsIdle().signum() == 0
            ? ", and CPU time paid for and not used"
            : "; how much of the CPU time paid for is idle is not known and not in it";
    return part(
        "idle a month",
        allocation.idle(),
        "unused commitments, pools declared idle" + cpu + "; spread over nothing");
  }

  Measurement marginal() {
    return part("marginal a month", allocation.marginal(), "pools that go with load" + upper());
  }

  private String upper() {
    return allocation.perhapsIdle().signum() == 0
        ? ", idle parts aside"
        : "; an upper bound, since nobody knows how much of their CPU time is idle";
  }

  Measurement unallocated() {
    String name = "unallocated share";
    if (!hasPools()) {
      return money.missing(name, NO_POOLS, DECLARE);
    }
    if (allocation.running().signum() <= 0) {
      return money.missing(name, "usage and purchases add up to nothing", "export a longer window");
    }
    return money.ratio(
        name,
        allocation.unallocated().amount().doubleValue() / allocation.running().doubleValue(),
        allocation.runningCharges(),
        "usage and purchases that no rule takes, by amount");
  }

  private Measurement marginalRequest() {
    String name = "marginal cost a request";
    return hasPools()
        ? eachRequest(name, served.allocation().marginal(), "pools that go with load" + upper())
        : money.missing(name, NO_POOLS, DECLARE);
  }

  private Measurement marginalUnit() {
    Measurement value =
        aUnit("marginal cost", served.allocation().marginal(), "pools that go with load" + upper());
    return hasPools() || value instanceof Missing
        ? value
        : money.missing(value.subject().indicator(), NO_POOLS, DECLARE);
  }

  /** Returns the cost of one more request to the route that costs the most in all. */
  private Measurement dearestRoute() {
    String name = "marginal cost a request, by route";
    if (!hasPools()) {
      return routes.knowsDemand()
          ? money.missing(name, NO_POOLS, DECLARE)
          : money.missing(name, NO_POOLS + ", and " + routes.obstacle(), DECLARE);
    }
    List<RouteCost> costs = routes.costs();
    return costs.isEmpty()
        ? money.missing(name, routes.obstacle(), routes.fix())
        : costs.getFirst().each();
  }

  private List<Measurement> tenTimes() {
    String name = "cost a month at ten times the load";
    MonthRate rate = money.rate();
    if (!hasPools()) {
      return List.of(money.missing(name, NO_POOLS, DECLARE));
    }
    if (rate == null) {
      return List.of(money.aMonth(name, ledger.total(), 0, ""));
    }
    Step step = new LoadSteps(allocation, material.sizes(), rate).at(10);
    if (!step.unknown().isEmpty()) {
      return List.of(
          money.missing(
              name,
              step.unknown(),
              "measure utilisation at the peak and declare the pool's instances"));
    }
    long n = allocation.runningCharges();
    String how = "fixed and idle stay, instances in steps, the rest with load";
    if (step.least() == step.most()) {
      return List.of(money.monthly(name, step.most(), n, how));
    }
    return List.of(
        money.monthly(name + ", at least", step.least(), n, how + "; unallocated money stays"),
        money.monthly(
            name + ", at most", step.most(), n, how + "; unallocated money grows with load"));
  }

  Measurement untagged() {
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal untagged = BigDecimal.ZERO;
    long n = 0;
    for (Entry entry : ledger.entries()) {
      if (entry.isRunning() && entry.amount().signum() > 0) {
        n++;
        all = all.add(entry.amount());
        untagged = entry.spend().tags().isEmpty() ? untagged.add(entry.amount()) : untagged;
      }
    }
    String name = "untagged share";
    return n == 0
        ? money.missing(name, "no usage or purchase costs anything", "export a longer window")
        : money.ratio(
            name,
            untagged.doubleValue() / all.doubleValue(),
            n,
            "usage and purchases above 0 without any tag, by amount");
  }
}
