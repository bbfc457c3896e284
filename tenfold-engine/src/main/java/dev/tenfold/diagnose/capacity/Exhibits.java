package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Estimate;
import dev.tenfold.diagnose.Exhibit.Part;
import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.diagnose.capacity.Resimulation.Waiting;
import dev.tenfold.law.ServiceDemand.Quality;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables and charts of the chapter. */
final class Exhibits {
  private static final int MOST_ROWS = 25;
  private static final int MOST_PARTS = 10;
  private static final double GOOD = 0.5;

  private final Known known;

  Exhibits(Known known) {
    this.known = known;
  }

  List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>();
    if (known.utilisations.isEmpty()) {
      return exhibits;
    }
    exhibits.add(headroom());
    exhibits.add(utilisation());
    for (Headroom headroom : known.headrooms) {
      if (headroom.fit() instanceof Fitted fitted) {
        List<Demands> demands = Demands.of(fitted, known.all);
        exhibits.add(demand(fitted, demands));
        demandChart(fitted, demands).ifPresent(exhibits::add);
        if (fitted.demand().quality().determination() >= GOOD) {
          exhibits.add(waterfall(fitted, demands));
        }
      }
    }
    known.headrooms.stream()
        .map(Headroom::fit)
        .filter(fit -> Resimulation.suits(fit, known.load))
        .findFirst()
        .ifPresent(fit -> exhibits.add(waiting((Fitted) fit)));
    known.utilisations.forEach(utilisation -> exhibits.add(over(utilisation)));
    return exhibits;
  }

  private Exhibit headroom() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Headroom headroom : known.headrooms) {
      Measured factor = headroom.known();
      rows.add(
          List.of(
              Cell.of(headroom.resource()),
              Cell.of(headroom.useNow()),
              Cell.of(capacity(headroom.fit().use())),
              Cell.of(headroom.factor()),
              Cell.of(headroom.perSecond()),
              Cell.of(
                  factor == null
                      ? ""
                      : headroom.isExtrapolated()
                          ? "extrapolated: seen up to " + headroom.seen()
                          : "within twice the loads seen"),
              Cell.of(quality(headroom.fit()))));
    }
    return new Exhibit.Table(
        "Load at which each resource is used up",
        "Multiples of the busiest steady minute with the mix of the log, by the utilisation law: a"
            + " bound that contention lowers. A process is told as if it had the processors of its"
            + " machine alone; the machine's own row has all of them.",
        List.of(
            "resource",
            "used at the busiest minute",
            "capacity",
            "saturates at",
            "requests",
            "range",
            "fit"),
        rows);
  }

  private static String capacity(ResourceUse use) {
    return use.isSized() ? Figure.of(use.capacity(), use.unit()).text() : "unknown";
  }

  private static String quality(Fit fit) {
    if (!(fit instanceof Fitted fitted)) {
      return "";
    }
    Quality quality = fitted.demand().quality();
    return "R² "
        + Digits.decimals(quality.determination(), 2)
        + ", off by "
        + Figure.ratio(quality.error()).text()
        + ", "
        + Figure.ratio(quality.heldOutError()).text()
        + " held out; residuals "
        + Digits.decimals(quality.autocorrelation(), 2)
        + " alike, condition "
        + Digits.three(quality.conditionNumber());
  }

  private Exhibit utilisation() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Utilisation each : known.utilisations) {
      rows.add(
          List.of(
              Cell.of(each.use().name),
              Cell.of(capacity(each.use())),
              Cell.of(each.mean()),
              Cell.of(each.p95()),
              Cell.of(each.most()),
              Cell.of(each.waited()),
              Cell.of(each.mostWaiting())));
    }
    return new Exhibit.Table(
        "How busy resources are",
        "Of the capacity where it is known, otherwise in the resource's own unit.",
        List.of(
            "resource", "capacity", "mean", "p95", "busiest", "time with waiters", "most waiting"),
        rows);
  }

  private static Exhibit demand(Fitted fit, List<Demands> demands) {
    List<List<Cell>> rows = new ArrayList<>();
    demands.stream()
        .limit(MOST_ROWS)
        .forEach(each ->
            rows.add(
                List.of(
                    Cell.of(each.name()),
                    Cell.of(Figure.of(each.perSecond(), Unit.REQUESTS_PER_SECOND).text()),
                    Cell.of(Figure.ratio(each.requestShare()).text()),
                    Cell.of(each.each()),
                    Cell.of(Figure.ratio(each.share()).text()),
                    Cell.of(each.note()))));
    return new Exhibit.Table(
        "What requests take of " + fit.use().name,
        "By non-negative least squares of its use on the rates of the routes; "
            + quality(fit)
            + ".",
        List.of(
            "route", "rate", "share of requests", fit.use().demandWords(), "share of use", "note"),
        rows);
  }

  /** Returns what a request of each route takes; nothing where it can be told of none. */
  private static Optional<Exhibit> demandChart(Fitted fit, List<Demands> demands) {
    List<Estimate> estimates =
        demands.stream()
            .filter(each -> !each.isLikeBackground())
            .limit(MOST_PARTS)
            .flatMap(each ->
                each.each() instanceof Measured demand
                    ? Stream.of(estimate(each.name(), demand))
                    : Stream.of())
            .sorted(Comparator.comparingDouble(Estimate::value).reversed())
            .toList();
    return estimates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exhibit.Estimates(
                "What a request takes of " + fit.use().name + ", by route",
                "The line is its interval at 95 %; what cannot be told from what runs anyway is"
                    + " left out.",
                fit.use().demandUnit(),
                estimates));
  }

  private static Estimate estimate(String name, Measured demand) {
    Interval interval = demand.interval();
    return interval == null
        ? new Estimate(name, demand.value(), Double.NaN, Double.NaN)
        : new Estimate(name, demand.value(), interval.low(), interval.high());
  }

  private static Exhibit waterfall(Fitted fit, List<Demands> demands) {
    List<Part> parts = new ArrayList<>();
    double mean = fit.stretches().meanUsed();
    double background = fit.demand().background();
    parts.add(new Part("without requests", background));
    double told = background;
    double others = 0;
    for (int i = 0; i < demands.size(); i++) {
      Demands each = demands.get(i);
      told += each.used();
      if (i < MOST_PARTS) {
        parts.add(new Part(each.name(), each.used()));
      } else {
        others += each.used();
      }
    }
    if (demands.size() > MOST_PARTS) {
      parts.add(new Part((demands.size() - MOST_PARTS) + " others", others));
    }
    parts.add(new Part("not explained", mean - told));
    return new Exhibit.Waterfall(
        "Where " + fit.use().name + " goes",
        "Its mean use over the time that was sampled.",
        fit.use().unit(),
        parts);
  }

  private Exhibit waiting(Fitted fit) {
    List<List<Cell>> rows = new ArrayList<>();
    Resimulation simulation =
        new Resimulation(fit, known.load, known.all.of(fit.use().name), known.material.seed());
    for (Waiting each : simulation.waitings()) {
      rows.add(
          List.of(
              Cell.of(Figure.of(each.factor(), Unit.FACTOR).text()),
              Cell.of(Figure.ratio(each.busy()).text()),
              Cell.of(each.p50()),
              Cell.of(each.p95()),
              Cell.of(each.p99()),
              Cell.of(each.steady()),
              Cell.of(each.factor() > 2 ? "beyond twice the loads seen" : "")));
    }
    return new Exhibit.Table(
        "Waiting for " + fit.use().name + " if the log came again, more of it",
        "Simulated: the "
            + simulation.words()
            + ", each so many times within its own "
            + known.load.bucketSeconds()
            + " s, served by free processors in order of arrival, exponential service times. Bursts"
            + " shorter than that, locks and pools are not in it: waits are rather longer.",
        List.of("load", "busy", "p50", "p95", "p99", "mean if steady (Erlang C)", "range"),
        rows);
  }

  private static Exhibit over(Utilisation utilisation) {
    ResourceUse use = utilisation.use();
    return new Exhibit.Series(
        use.name + (use.isSized() ? " utilisation" : " use"),
        "Means over time.",
        use.isSized() ? Unit.RATIO : use.unit(),
        use.isSized() ? 1.0 : null,
        utilisation.over());
  }
}
