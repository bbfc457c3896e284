package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.law.LittlesLaw;
import dev.tenfold.law.ServiceDemand;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of the chapter, the telling one first. */
final class Indicators {
  static final String SAMPLE =
      "collect Prometheus over the same window, or CSV with time,resource,used,capacity,waiting";

  /** More tell the mean no better, and its interval takes time. */
  private static final int MOST_STRETCHES = 1500;

  private static final String NO_LOG = "no access log tells the requests";
  private static final String LOG = "collect access logs of the window";
  private static final String NO_SAMPLES = "no resource was sampled";
  private static final int MOST_TREND = 40;

  private final Known known;
  private final Question question;
  private final Indicator concurrency;

  Indicators(Known known, Question question) {
    this.known = known;
    this.question = question;
    this.concurrency = concurrency(known);
  }

  List<Indicator> indicators() {
    List<Indicator> all = new ArrayList<>();
    all.add(new Indicator(headline(), question.target(), question.verdict(), List.of()));
    all.add(Indicator.of(peak()));
    all.add(concurrency);
    if (known.utilisations.isEmpty()) {
      all.add(Indicator.of(known.all.missing("utilisation", NO_SAMPLES, SAMPLE)));
      all.add(Indicator.of(known.all.missing("time with waiters", NO_SAMPLES, SAMPLE)));
      all.add(Indicator.of(known.all.missing("demand of a request", NO_SAMPLES, SAMPLE)));
    }
    for (Utilisation utilisation : known.utilisations) {
      all.add(
          new Indicator(
              utilisation.mean(),
              "",
              new Verdict.Inconclusive("no target is set"),
              trend(utilisation.over())));
      all.add(Indicator.of(utilisation.p95()));
      all.add(Indicator.of(utilisation.most()));
      if (utilisation.use().tellsWaiting()) {
        all.add(Indicator.of(utilisation.waited()));
      }
    }
    known.headrooms.forEach(headroom -> {
      if (!headroom.factor().equals(headline())) {
        all.add(Indicator.of(headroom.factor()));
      }
      all.add(Indicator.of(demand(headroom.fit())));
    });
    return all;
  }

  /** Returns the load at which the first resource is used up. */
  Measurement headline() {
    List<Headroom> told = known.headrooms.stream().filter(h -> h.known() != null).toList();
    if (!told.isEmpty()) {
      return told.getFirst().factor();
    }
    if (known.headrooms.isEmpty()) {
      return known.all.missing(
          Headroom.INDICATOR,
          "no resource was sampled: a log shows the load that came, not the load that can be carried",
          SAMPLE);
    }
    return known.headrooms.getFirst().factor();
  }

  Measurement peak() {
    Peak peak = known.peak;
    if (!peak.isKnown()) {
      return known.load.buckets() == 0
          ? known.all.missing("busiest steady minute", NO_LOG, LOG)
          : known.all.missing(
              "busiest steady minute",
              "no minute of the log is known whole",
              "read more of the log");
    }
    String how =
        peak.steady()
            ? "requests that began in the busiest minute with even halves, from " + peak.at()
            : "requests that began in the busiest minute, from "
                + peak.at()
                + "; no minute has even halves";
    return known.all.measured(
        "busiest steady minute",
        peak.perSecond(),
        Unit.REQUESTS_PER_SECOND,
        null,
        Provenance.exact(peak.requests(), how));
  }

  Measurement concurrency() {
    return concurrency.value();
  }

  private static Indicator concurrency(Known known) {
    RouteLoad load = known.load;
    if (load.buckets() == 0) {
      return Indicator.of(known.all.missing("concurrency", NO_LOG, LOG));
    }
    if (!load.isTimed()) {
      return Indicator.of(
          known.all.missing("concurrency", "no duration is logged", "log how long requests take"));
    }
    int each = Math.max(1, Math.ceilDiv(load.buckets(), MOST_STRETCHES));
    double[] held = new double[Math.ceilDiv(load.buckets(), each)];
    Arrays.setAll(
        held,
        stretch -> {
          int end = Math.min(load.buckets(), (stretch + 1) * each);
          double waited = 0;
          for (int bucket = stretch * each; bucket < end; bucket++) {
            waited += Arrays.stream(load.seconds()[bucket]).sum();
          }
          double length = (double) (end - stretch * each) * load.bucketSeconds();
          return LittlesLaw.concurrency(waited, length);
        });
    Unit unit = Unit.CONCURRENT_REQUESTS;
    String how =
        "Little's law: durations of requests that began in buckets of "
            + each * load.bucketSeconds()
            + " s (n of them); a request counts where it began";
    Utilisation.Series series = new Utilisation.Series(known.all, unit, how, known.material.seed());
    return new Indicator(
        series.of("concurrency", held, Utilisation::mean),
        "",
        new Verdict.Inconclusive("no target is set"),
        List.of());
  }

  private List<TrendPoint> trend(List<Point> over) {
    List<TrendPoint> trend = new ArrayList<>();
    int each = Math.max(1, Math.ceilDiv(over.size(), MOST_TREND));
    for (int first = 0; first < over.size(); first += each) {
      List<Point> part = over.subList(first, Math.min(over.size(), first + each));
      double mean = part.stream().mapToDouble(Point::value).average().orElse(Double.NaN);
      trend.add(new TrendPoint(part.getFirst().at(), mean, part.size()));
    }
    return trend;
  }

  /** Returns what a request of the log's mix takes of a resource. */
  Measurement demand(Fit fit) {
    Scope scope = known.all.of(fit.use().name);
    String indicator = fit.use().demandWords();
    return switch (fit) {
      case Fit.Unknown unknown -> scope.missing(indicator, unknown.why(), unknown.fix());
      case Fitted fitted -> {
        ServiceDemand demand = fitted.demand();
        double[] one = fitted.mixed(1);
        double value = demand.work(one);
        yield scope.measured(
            indicator,
            value,
            fit.use().demandUnit(),
            around(value, demand.work(one, Scope.LEVEL)),
            how(fitted));
      }
    };
  }

  static Provenance how(Fitted fitted) {
    return Provenance.exact(
        fitted.stretches().rows(),
        "utilisation law over stretches of "
            + fitted.stretches().seconds()
            + " s (n of them), non-negative least squares");
  }

  /** Returns an interval that holds the value, as one from draws need not. */
  static Interval around(double value, Interval drawn) {
    return new Interval(
        Math.min(value, drawn.low()), Math.max(value, drawn.high()), drawn.level(), drawn.method());
  }
}
