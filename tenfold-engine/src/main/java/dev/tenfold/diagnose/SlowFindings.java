package dev.tenfold.diagnose;

import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.diagnose.Change.Shift;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import java.util.ArrayList;
import java.util.List;

/** Findings about time: which routes take it, whether load or age makes them slower. */
final class SlowFindings {
  private static final int ROUTES = 5;
  private static final double SHARE = 0.05;

  private final Known known;
  private final Performance performance;

  SlowFindings(Known known, Performance performance) {
    this.known = known;
    this.performance = performance;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!known.timed()) {
      return findings;
    }
    performance.routes().stream()
        .filter(row -> !row.longPoll())
        .filter(row -> shareOfRest(row) >= SHARE)
        .limit(ROUTES)
        .forEach(row -> findings.add(route(row)));
    performance.routes().stream()
        .filter(RouteRow::longPoll)
        .forEach(row -> findings.add(longPoll(row)));
    load(findings);
    performance.change().routes().stream()
        .filter(shift -> shift.p95().outcome() == Outcome.ROSE && !longPoll(shift))
        .limit(3)
        .forEach(shift -> findings.add(change(shift)));
    return findings;
  }

  private double shareOfRest(RouteRow row) {
    return total(row).all().sumNanos() / (double) Math.max(1, known.durations.sumNanos());
  }

  private boolean longPoll(Shift shift) {
    return performance.routes().stream()
        .anyMatch(row ->
            row.longPoll()
                && row.label().equals(shift.label())
                && row.service().equals(shift.service()));
  }

  private RouteTotal total(RouteRow row) {
    RouteTotal total = new RouteTotal();
    known.routes.forEach((route, of) -> {
      if (matches(route, row)) {
        total.merge(of);
      }
    });
    return total;
  }

  private static boolean matches(Route route, RouteRow row) {
    return route.service().equals(row.service()) && route.label().equals(row.label());
  }

  private Finding route(RouteRow row) {
    Slice all = total(row).all();
    Measures measures = known.measures.of(name(row.service(), row.label()));
    double seconds = all.sumNanos() / 1e9;
    String polls = known.longPolls.isEmpty() ? "" : ", long polls aside";
    String title =
        name(row.service(), row.label())
            + " takes "
            + Words.percent(shareOfRest(row))
            + " of the time users wait"
            + polls
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
        Words.requests(all.requests())
            + ", "
            + Words.percent(all.requests() / (double) known.requests())
            + " of all."
            + (durations.count() < 6 || seconds == 0
                ? ""
                : " " + Words.percent(beyond / seconds) + " of its time is beyond its median.");
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
      case Measured p95 when p95.value() > 0 -> "; its p95 is " + Words.duration(p95.value());
      case Measured p95 -> "; its p95 is below the resolution of the log's clock";
      case Measurement.Missing missing ->
          latency.p50() instanceof Measured p50 && p50.value() > 0
              ? "; its median is " + Words.duration(p50.value())
              : "; too few requests for a p95";
    };
  }

  /** Returns Σ max(0, duration − median) in seconds, from the histogram. */
  private static double beyondMedian(DurationHistogram durations) {
    double median = durations.quantileNanos(0.5);
    double sum = 0;
    for (int slot = durations.firstSlot(); slot < durations.endSlot(); slot++) {
      double over = dev.tenfold.sketch.DurationBins.estimateNanos(slot) - median;
      sum += Math.max(0, over) * durations.countAt(slot);
    }
    return Math.min(sum, (double) durations.sumNanos()) / 1e9;
  }

  private Finding longPoll(RouteRow row) {
    Measures measures = known.measures.of(name(row.service(), row.label()));
    String title = name(row.service(), row.label()) + " looks like a long poll";
    String median =
        row.latency().p50() instanceof Measured p50 ? Words.duration(p50.value()) : "unknown";
    return new Finding(
        "long-poll",
        title + ": its median is " + median,
        "Its requests seem to be held open on purpose, so it is kept out of the ranking and of what"
            + " is compared.",
        measures.missing(
            "user time lost", "nobody may be waiting", "say whether it is held open on purpose"),
        new Evidence(List.of(row.latency().p50(), row.share().time()), row.exemplars()));
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
    double calmMean = calm.concurrency() / Math.max(1e-9, calm.perSecond());
    double lost = 0;
    for (LoadCurve.Level level : load.levels()) {
      double mean = level.concurrency() / Math.max(1e-9, level.perSecond());
      lost += Math.max(0, mean - calmMean) * level.requests();
    }
    String title =
        "Latency grows with load: p95 from %s at %s/s to %s at %s/s"
            .formatted(
                Words.duration(calm.p95().value()),
                Words.digits(calm.perSecond()),
                Words.duration(busy.p95().value()),
                Words.digits(busy.perSecond()));
    String detail =
        "The busiest %s stretches of %s against the calmest %s; what is asked for may differ too."
            .formatted(
                Words.count(busy.stretches()),
                Words.duration((double) load.stretch().toSeconds()),
                Words.count(calm.stretches()));
    Measurement cost =
        known.measures.userTime(
            "time beyond the mean of the calmest stretches",
            lost,
            effect.n(),
            "mean of each level less that of the calmest, times its requests");
    findings.add(
        new Finding("load", title, detail, cost, new Evidence(List.of(effect), List.of())));
  }

  private Finding change(Shift shift) {
    Measured effect = (Measured) shift.p95().effect();
    Measured before = (Measured) shift.p95().before();
    Measured after = (Measured) shift.p95().after();
    String name = name(shift.service(), shift.label());
    String title =
        "p95 of %s rose %s between the first and the last third, from %s to %s"
            .formatted(
                name,
                Words.percent(effect.value() - 1),
                Words.duration(before.value()),
                Words.duration(after.value()));
    String detail = performance.change().caveat();
    Measurement cost =
        known
            .measures
            .of(name)
            .missing(
                "user time lost",
                "it is part of the time of the route",
                "see the route's own finding");
    return new Finding(
        "change",
        title,
        detail.isEmpty() ? "Both thirds hold whole weeks or nearly so." : detail,
        cost,
        new Evidence(List.of(effect, before, after), List.of()));
  }

  static String name(String service, String label) {
    return service.isEmpty() ? label : label + " of " + service;
  }
}
