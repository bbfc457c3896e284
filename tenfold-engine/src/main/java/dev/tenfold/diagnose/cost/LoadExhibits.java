package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.cost.LoadSteps.Step;
import dev.tenfold.diagnose.cost.RouteCosts.RouteCost;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;

/** What load costs: by route, and at multiples of it. */
final class LoadExhibits {
  private static final int ROUTES = 50;

  private final Money money;

  LoadExhibits(Money money) {
    this.money = money;
  }

  Exhibit routes(List<RouteCost> costs, CostLoad all) {
    List<List<Cell>> rows = new ArrayList<>();
    List<String> columns =
        new ArrayList<>(
            List.of(
                "route",
                "requests",
                "CPU a request",
                "share of CPU",
                "marginal cost",
                "over the window"));
    boolean knowsUnits = !all.unit().isEmpty() && all.units() > 0;
    if (knowsUnits) {
      columns.add("for each " + all.unit());
    }
    for (RouteCost cost : costs.subList(0, Math.min(ROUTES, costs.size()))) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(cost.load().route()));
      row.add(Cell.of(requests(cost)));
      row.add(Cell.of(demand(cost)));
      row.add(Cell.of(cost.share()));
      row.add(Cell.of(cost.each()));
      row.add(Cell.of(cost.sum()));
      if (knowsUnits) {
        row.add(Cell.of(eachUnit(cost, all)));
      }
      rows.add(row);
    }
    return new Exhibit.Table(
        "Marginal cost by route",
        "By CPU time, not by request time, which says how long a user waits and not what it costs."
            + " Fixed and idle money is in none of them.",
        columns,
        rows);
  }

  /** Returns what a unit of business costs at a route: all of its cost by all units. */
  private Measurement eachUnit(RouteCost cost, CostLoad all) {
    return switch (cost.sum()) {
      case Measured sum ->
          money.measured(
              "marginal cost for each " + all.unit() + " at " + cost.load().route(),
              sum.value() / all.units(),
              Unit.moneyFor(money.currency(), all.unit()),
              all.units(),
              sum.provenance().how() + "; over all units, whoever asked");
      case Missing missing -> missing;
    };
  }

  private Measurement requests(RouteCost cost) {
    return new Measured(
        new Subject("requests", cost.load().route(), money.window()),
        (double) cost.load().requests(),
        Unit.REQUESTS,
        null,
        Provenance.exact(cost.load().requests(), "counted"));
  }

  private Measurement demand(RouteCost cost) {
    CostLoad.CpuDemand cpu = cost.load().cpu();
    return new Measured(
        new Subject("CPU a request", cost.load().route(), money.window()),
        cpu.seconds(),
        Unit.SECONDS,
        cpu.hasInterval() ? new Interval(cpu.low(), cpu.high(), 0.95, cpu.how()) : null,
        Provenance.exact(cost.load().requests(), cpu.how()));
  }

  Exhibit steps(LoadSteps steps, long charges) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int times : LoadSteps.TIMES) {
      Step step = steps.at(times);
      rows.add(
          List.of(
              Cell.of(times == 1 ? "as now" : times + "×"),
              Cell.of(amount("fixed and idle", step, step.staying(), charges)),
              Cell.of(amount("in instances", step, step.stepped(), charges)),
              Cell.of(step.instances()),
              Cell.of(amount("with load", step, step.growing(), charges)),
              Cell.of(amount("at least", step, step.least(), charges)),
              Cell.of(amount("at most", step, step.most(), charges))));
    }
    return new Exhibit.Table(
        "Cost a month at multiples of the load",
        "Steps and no line: instances are bought whole, and those there are now are kept."
            + " At least, unallocated money stays; at most, it grows with the load. Discounts for"
            + " volume, commitments and quotas are not in it.",
        List.of(
            "load",
            "fixed and idle",
            "in instances",
            "instances",
            "with load",
            "at least",
            "at most"),
        rows);
  }

  private Measurement amount(String name, Step step, double amount, long charges) {
    String indicator = name + " at " + step.times() + " times the load";
    return Double.isFinite(amount)
        ? money.monthly(indicator, amount, charges, "declared pools and sizes")
        : new Missing(
            money.subject(indicator),
            step.unknown(),
            "measure utilisation at the peak and declare the pool's instances");
  }
}
