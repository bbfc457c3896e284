package dev.tenfold.diagnose;

import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.diagnose.Change.Shift;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Findings about time: which routes take it, whether load or age makes them slower. */
final class SlowFindings {
  private static final int ROUTES = 5;
  private static final double SHARE = 0.05;

  private final Known known;
  private final Performance performance;
  private final Map<RouteName, RouteTotal> totals = new HashMap<>();

  SlowFindings(Known known, Performance performance) {
    this.known = known;
    this.performance = performance;
    known.routes.forEach((route, total) -> totals.put(RouteName.of(route), total));
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (known.all().timed() < OrderStatistic.P95.smallestSample()) {
      return findings;
    }
    performance.routes().stream()
        .filter(row -> !row.longPoll())
        .filter(row -> share(row) >= SHARE)
        .limit(ROUTES)
        .forEach(row -> findings.add(isThin(row) ? few(row) : route(row)));
    performance.routes().stream()
        .filter(RouteRow::longPoll)
        .forEach(row -> findings.add(longPoll(row)));
    load(findings);
    performance.change().routes().stream()
        .filter(shift -> shift.p95().outcome() == Outcome.ROSE && !isLongPoll(shift))
        .limit(3)
        .forEach(shift -> findings.add(change(shift)));
    return findings;
  }

  private static double share(RouteRow row) {
    return row.share().time() instanceof Measured share ? share.value() : 0;
  }

  private RouteTotal total(RouteRow row) {
    return Objects.requireNonNull(totals.get(RouteName.of(row)));
  }

  private boolean isLongPoll(Shift shift) {
    RouteName name = new RouteName(shift.service(), shift.label());
    return known.longPolls.stream().anyMatch(poll -> RouteName.of(poll).equals(name));
  }

  private boolean isThin(RouteRow row) {
    return total(row).all().timed() < OrderStatistic.P50.smallestSample();
  }

  /** Too few requests to say something of the route: it is said of the requests. */
  private Finding few(RouteRow row) {
    RouteName name = RouteName.of(row);
    long n = total(row).all().timed();
    String title =
        "%s to %s %s %s of the time users wait%s"
            .formatted(
                Figure.requests(n),
                name.words(),
                n == 1 ? "takes" : "take",
                Figure.ratio(share(row)).text(),
                known.pollsAside());
    Measurement cost =
        known
            .measures
            .of(name.words())
            .missing(
                "time users wait for it",
                "too few requests to say how often it happens",
                "read a longer stretch of log");
    return new Finding(
        "slow-requests",
        title,
        "So few may be an accident: look at them one by one.",
        cost,
        new Evidence(List.of(row.latency().max(), row.share().time()), row.exemplars()));
  }

  private Finding route(RouteRow row) {
    Slice all = total(row).all();
    Measures measures = known.measures.of(RouteName.of(row).words());
    double seconds = all.sumNanos() / 1e9;
    String title =
        RouteName.of(row).words()
            + " takes "
            + Figure.ratio(share(row)).text()
            + " of the time users wait"
            + known.pollsAside()
            + sayP95(row.latency());
    Measurement cost =
        measures.userTime(
            "time users wait for it", seconds, all.timed(), "sum of its durations, all statuses");
    DurationHistogram durations = all.durations();
    double beyond = beyondMedian(durations);
    Measurement tail =
        measures.userTime(
            "part of it beyond the route's own median", beyond, all.timed(), "histogram");
    String detail =
        Figure.requests(all.requests())
            + ", "
            + Figure.ratio(all.requests() / (double) known.requests()).text()
            + " of all."
            + (durations.count() < 6 || seconds == 0
                ? ""
                : " "
                    + Figure.ratio(beyond / seconds).text()
                    + " of its time is beyond its median.");
    return new Finding(
        "slow-route",
        title,
        detail,
        cost,
        new Evidence(
            List.of(row.latency().p95(), row.share().time(), row.latency().p50(), tail),
            row.exemplars()));
  }

  static String sayP95(Latency latency) {
    return switch (latency.p95()) {
      case Measured p95 when p95.value() > 0 ->
          "; its p95 is " + Figure.seconds(p95.value()).text();
      case Measured p95 -> "; its p95 is below the resolution of the log's clock";
      case Measurement.Missing missing ->
          latency.p50() instanceof Measured p50 && p50.value() > 0
              ? "; its median is " + Figure.seconds(p50.value()).text()
              : "; too few requests for a p95";
    };
  }

  /** Returns Σ max(0, duration − median) in seconds, from the histogram. */
  private static double beyondMedian(DurationHistogram durations) {
    double median = durations.quantileNanos(0.5);
    double sum = 0;
    for (int slot = durations.firstSlot(); slot < durations.endSlot(); slot++) {
      double over = DurationBins.estimateNanos(slot) - median;
      sum += Math.max(0, over) * durations.countAt(slot);
    }
    return Math.min(sum, (double) durations.sumNanos()) / 1e9;
  }

  private Finding longPoll(RouteRow row) {
    Measures measures = known.measures.of(RouteName.of(row).words());
    String title = RouteName.of(row).words() + " looks like a long poll";
    String median =
        row.latency().p50() instanceof Measured p50
            ? Figure.seconds(p50.value()).text()
            : "unknown";
    return new Finding(
        "long-poll",
        title + ": its median is " + median,
        "Its requests seem to be held open on purpose, so they are left out of the ranking, of latency"
            + " and of what is compared."
            + (Profiles.tellsHours(known)
                ? ""
                : " Over so long a window that leaves no latency by hour of the day."),
        measures.missing(
            "user time", "nobody may be waiting", "say whether it is held open on purpose"),
        new Evidence(
            List.of(
                row.latency().p50(),
                measures.part(
                    "share of time, long polls included",
                    total(row).all().sumNanos(),
                    known.all().sumNanos(),
                    total(row).all().timed(),
                    "sum of its durations")),
            row.exemplars()));
  }

  private void load(List<Finding> findings) {
    LoadCurve load = performance.load();
    if (load.levels().isEmpty() || !(load.effect() instanceof Measured effect)) {
      return;
    }
    LoadCurve.Level calm = load.levels().getFirst();
    LoadCurve.Level busy = load.levels().getLast();
    Interval interval = effect.interval();
    if (interval == null
        || interval.low() <= Loads.GROWTH
        || calm.p95() == null
        || busy.p95() == null) {
      return;
    }
    Figure rate = Figure.of(calm.perSecond(), Unit.REQUESTS_PER_SECOND);
    String title =
        "Latency is higher where load is: p95 is %s at %s, %s at %s%s"
            .formatted(
                Figure.seconds(calm.p95().value()).text(),
                rate.text(),
                Figure.seconds(busy.p95().value()).text(),
                rate.alike(busy.perSecond()),
                rate.unit());
    String detail =
        ("A correlation, not a cause: the busiest %s stretches of %s against the calmest %s%s;"
                + " the hour and what is asked for may differ too.")
            .formatted(
                Digits.whole(busy.stretches()),
                Times.length(load.stretch()),
                Digits.whole(calm.stretches()),
                known.pollsAside());
    Measurement cost =
        known.measures.missing(
            "user time",
            "a correlation does not say which part of the time load costs",
            "compare the same requests at the same hour under different load");
    findings.add(
        new Finding(
            "load", title, detail, cost, new Evidence(List.of(effect, load.lost()), List.of())));
  }

  private Finding change(Shift shift) {
    Measured effect = (Measured) shift.p95().effect();
    Measured before = (Measured) shift.p95().before();
    Measured after = (Measured) shift.p95().after();
    String name = new RouteName(shift.service(), shift.label()).words();
    String title =
        "p95 of %s rose %s between the first and the last third, from %s to %s"
            .formatted(
                name,
                Figure.ratio(effect.value() - 1).text(),
                Figure.seconds(before.value()).text(),
                Figure.seconds(after.value()).text());
    String detail = performance.change().caveat();
    Measurement cost =
        known
            .measures
            .of(name)
            .missing(
                "user time", "it is part of the time of the route", "see the route's own finding");
    return new Finding(
        "change",
        title,
        detail.isEmpty() ? "Both thirds hold whole weeks or nearly so." : detail,
        cost,
        new Evidence(List.of(effect, before, after), List.of()));
  }
}
