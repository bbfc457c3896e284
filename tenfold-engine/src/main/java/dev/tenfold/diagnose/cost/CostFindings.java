package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.cost.Allocation.PoolCost;
import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.diagnose.cost.DayJumps.Jump;
import dev.tenfold.diagnose.cost.Ledger.Sum;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is worth knowing of the cost: idle money, jumps, where most of it goes, who owns it. */
final class CostFindings {
  private static final int LARGEST = 3;
  private static final double WORTH_TELLING = 0.1;
  private static final double UNALLOCATED = 0.05;
  private static final double IDLE = 0.01;

  private final Ledger ledger;
  private final Money money;
  private final Allocation allocation;
  private final CostIndicators indicators;
  private final boolean hasPools;

  CostFindings(
      Ledger ledger,
      Money money,
      Allocation allocation,
      CostIndicators indicators,
      boolean hasPools) {
    this.ledger = ledger;
    this.money = money;
    this.allocation = allocation;
    this.indicators = indicators;
    this.hasPools = hasPools;
  }

  List<Finding> findings(List<Jump> jumps) {
    List<Finding> findings = new ArrayList<>();
    idle(findings);
    jumps.stream()
        .sorted(Comparator.comparing((Jump jump) -> jump.difference().abs()).reversed())
        .forEach(jump -> findings.add(jump(jump)));
    largest(findings);
    shares(findings);
    emptyEffective(findings);
    return findings;
  }

  private Finding finding(String kind, String title, String detail, List<Measurement> numbers) {
    return new Finding(
        kind,
        title,
        detail,
        money.missing(
            "user time", "it costs money and no user's time", "see the amount in its evidence"),
        new Evidence(numbers, List.of()));
  }

  private double part(BigDecimal amount) {
    double running = allocation.running().doubleValue();
    return running > 0 ? amount.doubleValue() / running : 0;
  }

  private void idle(List<Finding> findings) {
    BigDecimal idle = allocation.idle();
    if (part(idle) < IDLE) {
      return;
    }
    List<String> where =
        allocation.pools().stream()
            .filter(pool -> pool.idle().signum() > 0)
            .map(pool -> pool.pool().name() + " " + money.words(pool.idle()))
            .toList();
    boolean machines =
        allocation.pools().stream()
            .anyMatch(pool -> !pool.behaves(Behaviour.IDLE) && pool.idle().signum() > 0);
    String detail =
        String.join(", ", where)
            + "."
            + (machines
                ? " Part of idle CPU time is the headroom that peaks need: see the capacity chapter"
                    + " before taking it away."
                : "");
    findings.add(
        finding(
            "idle-money",
            money.words(idle)
                + " is paid for what nobody uses, "
                + Figure.ratio(part(idle)).text()
                + " of what running costs",
            detail,
            List.of(
                money.aMonth(
                    "idle a month",
                    idle,
                    allocation.runningCharges(),
                    "unused commitments, declared idle, CPU time not used"))));
  }

  private Finding jump(Jump jump) {
    Unit day = Unit.moneyFor(money.currency(), "day");
    Figure before = Figure.of(jump.before().amount().doubleValue(), day);
    boolean rose = jump.difference().signum() > 0;
    String title =
        "Cost "
            + (rose ? "rose" : "fell")
            + " on "
            + Times.day(jump.day())
            + " from "
            + before.alike(jump.before().amount().doubleValue())
            + " to "
            + Figure.of(jump.after().amount().doubleValue(), day).text();
    String service = jump.service().isEmpty() ? "a service that is not told" : jump.service();
    String detail =
        service
            + " changed by "
            + Figure.of(jump.ofService().doubleValue(), Unit.money(money.currency())).text()
            + ". Only usage and purchases are compared. Lay it beside the deployments of that day.";
    return finding(
        "cost-jump",
        title,
        detail,
        List.of(
            day("cost on the day", jump.after()), day("cost on the day before", jump.before())));
  }

  private Measurement day(String name, Sum sum) {
    return money.sum(
        name, sum.amount(), sum.charges(), "usage and purchases of the day, " + ledger.basis());
  }

  private void largest(List<Finding> findings) {
    Map<String, Sum> sums = new TreeMap<>();
    String what = hasPools ? "largest-pool" : "largest-service";
    if (hasPools) {
      for (PoolCost pool : allocation.pools()) {
        sums.put(pool.pool().name(), pool.sum());
      }
    } else {
      for (Entry entry : ledger.entries()) {
        if (entry.isRunning()) {
          sums.merge(entry.spend().service(), Sum.NOTHING.plus(entry.amount()), Sum::plus);
        }
      }
    }
    sums.entrySet().stream()
        .filter(e -> part(e.getValue().amount()) >= WORTH_TELLING)
        .sorted(
            Comparator.comparing((Map.Entry<String, Sum> e) -> e.getValue().amount()).reversed())
        .limit(LARGEST)
        .forEach(e -> findings.add(large(what, e.getKey(), e.getValue())));
  }

  private Finding large(String kind, String name, Sum sum) {
    String title =
        (name.isEmpty() ? "A service that is not told" : name)
            + ": "
            + Figure.ratio(part(sum.amount())).text()
            + " of what running costs, "
            + money.words(sum.amount());
    return finding(
        kind,
        title,
        Figure.of((double) sum.charges(), Unit.count("charge")).text()
            + ", in "
            + ledger.basis()
            + ".",
        List.of(money.aMonth(name, sum.amount(), sum.charges(), ledger.basis())));
  }

  private void shares(List<Finding> findings) {
    if (indicators.unallocated() instanceof Measured share && share.value() >= UNALLOCATED) {
      findings.add(
          finding(
              "unallocated",
              Figure.ratio(share.value()).text()
                  + " of what running costs is in no pool: "
                  + money.words(allocation.unallocated().amount()),
              "How it goes with load is unknown, so the cost at ten times the load is a range.",
              List.of(share)));
    }
    if (indicators.untagged() instanceof Measured share && share.value() >= WORTH_TELLING) {
      findings.add(
          finding(
              "untagged",
              Figure.ratio(share.value()).text() + " of usage and purchases has no tag",
              "Nobody can be asked about it. Tag resources with what they are for and who owns them.",
              List.of(share)));
    }
  }

  /** Providers that bill and say that it costs nothing: their effective cost is not filled in. */
  private void emptyEffective(List<Finding> findings) {
    Map<String, Sum> billed = new TreeMap<>();
    Map<String, Sum> effective = new TreeMap<>();
    for (Entry entry : ledger.entries()) {
      if (entry.spend().effective() != null && entry.isRunning()) {
        String provider = entry.spend().provider();
        billed.merge(provider, Sum.NOTHING.plus(entry.billed().abs()), Sum::plus);
        effective.merge(provider, Sum.NOTHING.plus(entry.amount().abs()), Sum::plus);
      }
    }
    billed.forEach((provider, sum) -> {
      Sum none = effective.getOrDefault(provider, Sum.NOTHING);
      if (sum.amount().signum() > 0 && none.amount().signum() == 0) {
        findings.add(
            finding(
                "no-effective-cost",
                provider + " bills, but gives effective cost 0 for everything",
                "In all of it, "
                    + Figure.of((double) sum.charges(), Unit.count("charge")).text()
                    + ": the total lacks what it bills. Ask how its export fills EffectiveCost.",
                List.of(
                    money.sum(
                        "billed by " + provider,
                        sum.amount(),
                        sum.charges(),
                        "billed cost of usage and purchases, without signs"))));
      }
    });
  }
}
