package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.cost.RouteCosts.RouteCost;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the product costs, and for what. */
public final class CostDiagnosis {
  private final CostMaterial material;
  private final Ledger ledger;
  private final Money money;
  private final Allocation allocation;
  private final Charged served;
  private final RouteCosts routes;
  private final CostIndicators indicators;

  private CostDiagnosis(CostMaterial material, Ledger ledger) {
    this.material = material;
    Charged all = Charged.of(material, ledger);
    this.ledger = ledger;
    this.money = all.money();
    this.allocation = all.allocation();
    this.served =
        material.served().equals(material.window())
            ? all
            : Charged.of(material, material.served(), ledger.currency());
    this.routes = new RouteCosts(served, material.load());
    this.indicators = new CostIndicators(material, all, served, routes);
  }

  /** Returns the chapter; complete and true for all data, some and none. */
  public static Chapter of(CostMaterial material) {
    Ledger ledger = Ledger.of(material);
    return ledger.currency().isEmpty()
        ? nothing(material, ledger)
        : new CostDiagnosis(material, ledger).chapter();
  }

  private Chapter chapter() {
    List<DayJumps.Jump> jumps = DayJumps.of(ledger, material.window());
    boolean hasPools = !material.pools().isEmpty();
    List<Finding> findings =
        new CostFindings(ledger, money, allocation, indicators, hasPools).findings(jumps);
    List<RouteCost> costs = hasPools ? routes.costs() : List.of();
    List<Exhibit> exhibits = exhibits(jumps, costs);
    List<String> notes = new ArrayList<>(new CostNotes(material, ledger).all(money, allocation));
    notes.addAll(CostNotes.ofServing(material, served));
    notes.addAll(hasPools ? routes.notes() : List.of());
    notes.addAll(material.remarks());
    LoadSteps steps = hasPools ? steps() : null;
    if (steps != null && steps.assumesNoLimit()) {
      notes.add(
          "No limit of scaling is known for some pools: that more instances carry more is assumed");
    }
    return new Chapter(card(), indicators.all(), findings, exhibits, notes);
  }

  private @Nullable LoadSteps steps() {
    MonthRate rate = money.rate();
    return rate == null ? null : new LoadSteps(allocation, material.sizes(), rate);
  }

  private List<Exhibit> exhibits(List<DayJumps.Jump> jumps, List<RouteCost> costs) {
    CostExhibits all = new CostExhibits(ledger, money, allocation);
    LoadExhibits load = new LoadExhibits(money);
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(all.byCategory());
    if (!material.pools().isEmpty()) {
      exhibits.add(all.byBehaviour());
      exhibits.add(all.pools());
      if (!costs.isEmpty()) {
        exhibits.add(new LoadExhibits(served.money()).routes(costs, material.load()));
      }
      LoadSteps steps = steps();
      if (steps != null) {
        exhibits.add(load.steps(steps, allocation.runningCharges()));
      }
    }
    exhibits.add(all.byDay());
    if (!jumps.isEmpty()) {
      exhibits.add(all.jumps(jumps));
    }
    exhibits.add(all.services());
    if (ledger.byCurrency().size() > 1) {
      exhibits.add(CostExhibits.currencies(ledger, material));
    }
    return exhibits;
  }

  private DimensionCard card() {
    Measurement aRequest = indicators.aRequest();
    Measurement aMonth = indicators.aMonth().value();
    Measurement aUnit = indicators.aUnit();
    List<Measurement> more = new ArrayList<>();
    boolean known = aRequest instanceof Measured;
    if (known) {
      more.add(aMonth);
    }
    if (aUnit instanceof Measured) {
      more.add(aUnit);
    }
    if (!material.pools().isEmpty()) {
      more.add(indicators.marginal());
      more.add(indicators.idle());
    }
    return new DimensionCard(
        Dimension.COST,
        known || aMonth instanceof Missing ? aRequest : aMonth,
        more,
        new Verdict.Inconclusive("no target is set"),
        coverage());
  }

  private Measurement coverage() {
    MonthRate rate = money.rate();
    double days = rate == null ? 0 : rate.days() / rate.ofDays();
    return money.ratio(
        "days with charges",
        Math.min(1, days),
        ledger.byDay().size(),
        "days of the window, of a whole day at least");
  }

  /** Returns a chapter without a sum: nothing was charged, or in several currencies. */
  private static Chapter nothing(CostMaterial material, Ledger ledger) {
    boolean several = ledger.byCurrency().size() > 0;
    String wanted = material.currency();
    String why =
        !several
            ? material.spend().isEmpty()
                ? "no charges were collected"
                : "no charge is in the window"
            : wanted.isEmpty()
                ? "charges are in " + String.join(" and ", ledger.byCurrency().keySet())
                : "no charge is in "
                    + wanted
                    + ", all are in "
                    + String.join(" and ", ledger.byCurrency().keySet());
    String fix =
        several
            ? "declare the currency to count in: product: currency: in engagement.yaml"
            : "export what the machines cost as FOCUS CSV, over the same window";
    List<Indicator> indicators = new ArrayList<>();
    for (String name :
        List.of(
            "cost a request",
            "cost a month",
            "fixed a month",
            "idle a month",
            "marginal a month")) {
      indicators.add(
          Indicator.of(
              new Missing(new Subject(name, Money.THE_PRODUCT, material.window()), why, fix)));
    }
    Subject coverage = new Subject("coverage", Money.THE_PRODUCT, material.window());
    DimensionCard card =
        new DimensionCard(
            Dimension.COST,
            indicators.getFirst().value(),
            List.of(),
            new Verdict.Inconclusive("unknown"),
            new Measured(
                coverage, 0, Unit.RATIO, null, Provenance.exact(0, "nothing of it can be summed")));
    return new Chapter(
        card,
        indicators,
        List.of(),
        several ? List.of(CostExhibits.currencies(ledger, material)) : List.of(),
        new CostNotes(material, ledger).ofReading());
  }
}
