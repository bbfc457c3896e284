package dev.tenfold.diagnose;

import dev.tenfold.diagnose.Change.Comparison;
import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.diagnose.Change.Shift;
import dev.tenfold.rollup.RouteSeries;
import dev.tenfold.rollup.RouteSeries.Part;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.Difference;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.stats.Wilson;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** First against last third of the window. */
final class Changes {
  private static final int ROUTES = 20;
  private static final int FEWEST_COLUMNS = 3;

  /**
   * Fewest requests in both thirds of which a rate, and in each of which an error ratio, is told.
   */
  private static final long FEWEST_REQUESTS = 100;

  private static final String TOO_SHORT = "the window is too short to be cut into thirds";
  private static final String LONGER = "read a longer stretch of log";

  private final Known known;
  private final Window before;
  private final Window after;
  private final boolean cut;
  private final Map<RouteName, Part> firstParts = new HashMap<>();
  private final Map<RouteName, Part> lastParts = new HashMap<>();

  Changes(Known known) {
    this.known = known;
    RouteSeries series = known.aggregate.routeSeries();
    int width = series.widthBuckets();
    long first = known.span.from();
    long end = known.span.to();
    long start = Math.floorDiv(first, width) * (long) width;
    long columns = Math.ceilDiv(end - start, width);
    this.cut = columns >= FEWEST_COLUMNS;
    long third = Math.max(1, columns / 3) * width;
    long late = start + columns * width - third;
    this.before = cut ? Span.window(first, start + third) : known.window;
    this.after = cut ? Span.window(late, end) : known.window;
    if (cut) {
      byName(series.between(known.material.fold(), start, start + third), firstParts);
      byName(series.between(known.material.fold(), late, late + third), lastParts);
    }
  }

  private void byName(Map<Integer, Part> parts, Map<RouteName, Part> named) {
    parts.forEach((id, part) ->
        named.computeIfAbsent(RouteName.of(known.route(id)), any -> new Part()).merge(part));
  }

  Change change(List<RouteRow> rows) {
    List<Shift> routes = cut ? rows.stream().limit(ROUTES).map(this::shift).toList() : List.of();
    return new Change(before, after, all(), routes, caveat());
  }

  private Shift all() {
    Measures measures = known.measures;
    Part first = sum(firstParts, any -> true);
    Part last = sum(lastParts, any -> true);
    Set<RouteName> polls = known.longPolls.stream().map(RouteName::of).collect(Collectors.toSet());
    Part awaited = sum(firstParts, name -> !polls.contains(name));
    Part lastAwaited = sum(lastParts, name -> !polls.contains(name));
    return new Shift(
        "",
        "all requests",
        rate(measures, first, last),
        p95(measures, awaited, lastAwaited, known.pollsAside()),
        serverErrors(measures, first, last));
  }

  private static Part sum(Map<RouteName, Part> parts, Predicate<RouteName> which) {
    Part sum = new Part();
    parts.forEach((name, part) -> {
      if (which.test(name)) {
        sum.merge(part);
      }
    });
    return sum;
  }

  private String caveat() {
    double days = known.window.seconds() / 86_400;
    if (!cut) {
      return TOO_SHORT;
    }
    if (days < 3) {
      return "The thirds lie at different hours of the day, which may be all the difference.";
    }
    return days < 21
        ? "The thirds lie on different days of the week, which may be some of the difference."
        : "";
  }

  private Shift shift(RouteRow row) {
    RouteName name = RouteName.of(row);
    Part first = firstParts.getOrDefault(name, new Part());
    Part last = lastParts.getOrDefault(name, new Part());
    return shift(row.service(), row.label(), known.measures.of(name.words()), first, last);
  }

  private Shift shift(String service, String label, Measures measures, Part first, Part last) {
    return new Shift(
        service,
        label,
        rate(measures, first, last),
        p95(measures, first, last, ""),
        serverErrors(measures, first, last));
  }

  private Comparison rate(Measures measures, Part first, Part last) {
    String indicator = "request rate";
    if (!cut) {
      return tooShort(measures, indicator);
    }
    double earlier = first.requests() / before.seconds();
    double later = last.requests() / after.seconds();
    long n = first.requests() + last.requests();
    Measurement effect = factor(measures, indicator + ", change", first, last);
    Outcome outcome = n < FEWEST_REQUESTS ? Outcome.INCONCLUSIVE : outcome(effect, 1, 0.2, 0.25);
    return new Comparison(
        rate(measures.in(before), earlier, first),
        rate(measures.in(after), later, last),
        effect,
        outcome);
  }

  /**
   * Returns one rate as a factor of the other. Given their sum, the later of two Poisson counts is
   * binomial, so the interval of its share is that of the factor.
   *
   * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski and Wilenski, Homogeneity
   *     of results in testing samples from Poisson series, Biometrika 31 (1940)</a>
   */
  private Measurement factor(Measures measures, String indicator, Part first, Part last) {
    long n = first.requests() + last.requests();
    if (first.requests() == 0) {
      return measures.missing(indicator, "no requests before", LONGER);
    }
    Interval share = Wilson.interval(last.requests(), n, Measures.LEVEL);
    double perTime = before.seconds() / after.seconds();
    Interval interval =
        new Interval(
            perTime * share.low() / (1 - share.low()),
            perTime * share.high() / (1 - share.high()),
            share.level(),
            share.method());
    return measures.with(
        indicator,
        perTime * last.requests() / first.requests(),
        Unit.FACTOR,
        interval,
        Provenance.exact(n, "ratio of two counts, as if requests came independently"));
  }

  private static Measurement rate(Measures measures, double value, Part part) {
    return measures.exact(
        "request rate", value, Unit.REQUESTS_PER_SECOND, part.requests(), "requests over time");
  }

  private Comparison p95(Measures measures, Part first, Part last, String but) {
    String indicator = "p95 latency";
    if (!cut) {
      return tooShort(measures, indicator);
    }
    DurationHistogram earlier = first.answered();
    DurationHistogram later = last.answered();
    Measurement effect =
        Loads.factor(
            measures,
            indicator + ", change",
            Measures.estimate(OrderStatistic.P95, earlier),
            Measures.estimate(OrderStatistic.P95, later),
            earlier.count() + later.count(),
            but);
    return new Comparison(
        measures.in(before).quantile(OrderStatistic.P95, "p95", earlier, but),
        measures.in(after).quantile(OrderStatistic.P95, "p95", later, but),
        effect,
        outcome(effect, 1, 0.05, 0.25));
  }

  private Comparison serverErrors(Measures measures, Part first, Part last) {
    String indicator = "server errors";
    if (!known.statusLogged()) {
      Missing none = measures.noStatus(indicator);
      return new Comparison(none, none, none, Outcome.INCONCLUSIVE);
    }
    String how = "requests with status 5xx";
    Measurement earlier =
        measures.in(before).ratio(indicator, first.serverErrors(), first.requests(), how);
    Measurement later =
        measures.in(after).ratio(indicator, last.serverErrors(), last.requests(), how);
    if (!(earlier instanceof Measured a && later instanceof Measured b)) {
      Missing effect = measures.missing(indicator + ", change", "no requests on one side", LONGER);
      return new Comparison(earlier, later, effect, Outcome.INCONCLUSIVE);
    }
    Interval interval =
        Difference.ofRatios(
            last.serverErrors(),
            last.requests(),
            first.serverErrors(),
            first.requests(),
            Measures.LEVEL);
    Measurement effect =
        measures.with(
            indicator + ", change",
            b.value() - a.value(),
            Unit.RATIO_DIFFERENCE,
            interval,
            Provenance.exact(a.n() + b.n(), "difference of two ratios"));
    boolean few = Math.min(a.n(), b.n()) < FEWEST_REQUESTS;
    return new Comparison(
        earlier, later, effect, few ? Outcome.INCONCLUSIVE : outcome(effect, 0, 0.001, 0.01));
  }

  private static Comparison tooShort(Measures measures, String indicator) {
    Missing missing = measures.missing(indicator, TOO_SHORT, LONGER);
    return new Comparison(missing, missing, missing, Outcome.INCONCLUSIVE);
  }

  /**
   * Returns what an effect says.
   *
   * @param none the effect that is none
   * @param matters how far from none it must be to be called a change
   * @param seen how far from none the interval may reach to say that no change was seen
   */
  private static Outcome outcome(Measurement effect, double none, double matters, double seen) {
    if (!(effect instanceof Measured measured) || measured.interval() == null) {
      return Outcome.INCONCLUSIVE;
    }
    Interval interval = measured.interval();
    if (interval.low() > none && measured.value() >= none + matters) {
      return Outcome.ROSE;
    }
    if (interval.high() < none && measured.value() <= none - matters) {
      return Outcome.FELL;
    }
    boolean narrow = interval.low() >= none - seen && interval.high() <= none + seen;
    return narrow ? Outcome.NO_CHANGE_SEEN : Outcome.INCONCLUSIVE;
  }
}
