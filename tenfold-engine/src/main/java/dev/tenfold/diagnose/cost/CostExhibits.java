package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Event;
import dev.tenfold.diagnose.Exhibit.Part;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.diagnose.cost.Ledger.Sum;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the money goes: charts and tables whose parts add up to the whole. */
final class CostExhibits {
  private static final int ROWS = 15;
  private static final String NO_NAME = "not told";

  private final Ledger ledger;
  private final Money money;
  private final Allocation allocation;

  CostExhibits(Ledger ledger, Money money, Allocation allocation) {
    this.ledger = ledger;
    this.money = money;
    this.allocation = allocation;
  }

  Exhibit byCategory() {
    Map<String, Sum> categories =
        sums(entry -> entry.isRunning() ? entry.spend().serviceCategory() : null);
    List<Part> parts = new ArrayList<>();
    descending(categories)
        .forEach(e -> part(parts, e.getKey().isEmpty() ? NO_NAME : e.getKey(), e.getValue()));
    apart(parts);
    return new Exhibit.Waterfall(
        "Cost by service category, over the window",
        "In "
            + ledger.basis()
            + "; tax, credits and adjustments apart. Categories that cost nothing are left out.",
        Unit.money(money.currency()),
        parts);
  }

  Exhibit byBehaviour() {
    List<Part> parts = new ArrayList<>();
    part(parts, "fixed", allocation.fixed());
    part(parts, "idle", allocation.idle());
    part(parts, "with requests", allocation.marginal(Behaviour.PER_REQUEST));
    part(parts, "with bytes", allocation.marginal(Behaviour.PER_BYTE));
    part(parts, "unallocated", allocation.unallocated().amount());
    apart(parts);
    return new Exhibit.Waterfall(
        "Cost by how it goes with load, over the window",
        "By the pools that were declared. Idle money is spread over nothing.",
        Unit.money(money.currency()),
        parts);
  }

  private void apart(List<Part> parts) {
    allocation.apart().forEach((kind, sum) -> part(parts, apartName(kind), sum.amount()));
  }

  static String apartName(String kind) {
    return switch (kind) {
      case "Tax" -> "tax";
      case "Credit" -> "credits";
      case "Adjustment" -> "adjustments";
      default -> kind;
    };
  }

  private static void part(List<Part> parts, String name, Sum sum) {
    part(parts, name, sum.amount());
  }

  private static void part(List<Part> parts, String name, BigDecimal amount) {
    if (amount.signum() != 0) {
      parts.add(new Part(name, amount.doubleValue()));
    }
  }

  private Map<String, Sum> sums(Function<Entry, @Nullable String> key) {
    Map<String, Sum> sums = new TreeMap<>();
    for (Entry entry : ledger.entries()) {
      String name = key.apply(entry);
      if (name != null) {
        sums.merge(name, Sum.NOTHING.plus(entry.amount()), Sum::plus);
      }
    }
    return sums;
  }

  private static List<Map.Entry<String, Sum>> descending(Map<String, Sum> sums) {
    return sums.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Sum> e) -> e.getValue().amount()).reversed())
        .toList();
  }

  Exhibit byDay() {
    List<Point> points = new ArrayList<>();
    ledger
        .byDay()
        .forEach((day, sum) ->
            points.add(new Point(day, sum.amount().doubleValue(), Double.NaN, Double.NaN)));
    return new Exhibit.Series(
        "Cost by day",
        "Charges of more than a day are spread over their time. Days without charges are left out:"
            + " they may not be exported yet.",
        Unit.moneyFor(money.currency(), "day"),
        null,
        points);
  }

  Exhibit jumps(List<DayJumps.Jump> jumps) {
    Unit unit = Unit.money(money.currency());
    List<Event> events =
        jumps.stream()
            .map(jump ->
                new Event(
                    "cost",
                    jump.day(),
                    null,
                    Figure.of(jump.before().amount().doubleValue(), unit).text()
                        + " to "
                        + Figure.of(jump.after().amount().doubleValue(), unit).text()
                        + " a day, most of it "
                        + jump.service()))
            .toList();
    return new Exhibit.Events(
        "Jumps of cost", "Usage and purchases, against the day before.", events);
  }

  Exhibit pools() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Allocation.PoolCost cost : allocation.pools()) {
      rows.add(
          row(
              cost.pool().name(),
              words(cost.pool().behaviour()) + (cost.idleKnown() ? "" : ", idle part unknown"),
              cost.sum()));
    }
    rows.add(row("unallocated", "unknown", allocation.unallocated()));
    allocation.apart().forEach((kind, sum) -> rows.add(row(apartName(kind), "kept apart", sum)));
    rows.add(row("all", "", new Sum(ledger.total(), ledger.entries().size())));
    return new Exhibit.Table(
        "Cost pools",
        "The first rule that matches takes a charge; each is in one row.",
        List.of("pool", "goes", "charges", "in the window", "a month"),
        rows);
  }

  private static String words(Behaviour behaviour) {
    return switch (behaviour) {
      case FIXED -> "fixed";
      case PER_REQUEST -> "with requests";
      case PER_BYTE -> "with bytes";
      case IDLE -> "idle";
    };
  }

  private List<Cell> row(String name, String words, Sum sum) {
    String how = ledger.basis();
    return List.of(
        Cell.of(name),
        Cell.of(words),
        Cell.of(count(name, sum)),
        Cell.of(money.sum(name, sum.amount(), sum.charges(), how)),
        Cell.of(money.aMonth(name, sum.amount(), sum.charges(), how)));
  }

  private Measured count(String name, Sum sum) {
    return new Measured(
        new Subject("charges", name, money.window()),
        (double) sum.charges(),
        Unit.count("charge"),
        null,
        Provenance.exact(sum.charges(), "counted"));
  }

  Exhibit services() {
    Map<String, Sum> services = sums(entry -> entry.spend().service());
    Map<String, String> categories = new TreeMap<>();
    ledger
        .entries()
        .forEach(e -> categories.putIfAbsent(e.spend().service(), e.spend().serviceCategory()));
    List<List<Cell>> rows = new ArrayList<>();
    Sum rest = Sum.NOTHING;
    int others = 0;
    for (Map.Entry<String, Sum> service : descending(services)) {
      Sum sum = service.getValue();
      if (rows.size() < ROWS) {
        String name = service.getKey().isEmpty() ? NO_NAME : service.getKey();
        rows.add(row(name, categories.getOrDefault(service.getKey(), ""), sum));
      } else {
        rest = rest.plus(sum);
        others++;
      }
    }
    if (others > 0) {
      rows.add(row(others + " other services", "", rest));
    }
    rows.add(row("all", "", new Sum(ledger.total(), ledger.entries().size())));
    return new Exhibit.Table(
        "Cost by service",
        "All charges, tax, credits and adjustments among them.",
        List.of("service", "category", "charges", "in the window", "a month"),
        rows);
  }

  static Exhibit currencies(Ledger ledger, CostMaterial material) {
    List<List<Cell>> rows = new ArrayList<>();
    ledger
        .byCurrency()
        .forEach((currency, sum) -> {
          Money money = new Money(currency, material.window(), null);
          rows.add(
              List.of(
                  Cell.of(currency),
                  Cell.of(
                      money.sum("cost in the window", sum.amount(), sum.charges(), "all charges")),
                  Cell.of(currency.equals(ledger.currency()) ? "counted here" : "not counted")));
        });
    return new Exhibit.Table(
        "Charges by currency",
        "Currencies are never added up: that would need a rate of each day.",
        List.of("currency", "in the window", "in this chapter"),
        rows);
  }
}
