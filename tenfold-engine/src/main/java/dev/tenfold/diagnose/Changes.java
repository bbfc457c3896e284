package dev.tenfold.diagnose;

import dev.tenfold.diagnose.Change.Comparison;
import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.diagnose.Change.Shift;
import dev.tenfold.rollup.RouteSeries;
import dev.tenfold.rollup.RouteSeries.Part;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.Difference;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First against last third of the window. */
final class Changes {
  private static final int ROUTES = 20;
  private static final int FEWEST_COLUMNS = 3;
  private static final long FEWEST_REQUESTS = 100;
  private static final String TOO_SHORT = "the window is too short to be cut into thirds";
  private static final String LONGER = "read a longer stretch of log";

  private final Known known;
  private final Window before;
  private final Window after;
  private final boolean cut;
  private Map<Integer, Part> firstParts = Map.of();
  private Map<Integer, Part> lastParts = Map.of();

  Changes(Known known) {
    this.known = known;
    RouteSeries series = known.aggregate.routeSeries();
    int width = series.widthBuckets();
    long first = known.aggregate.firstBucket();
    long end = known.aggregate.lastBucket() + 1;
    long start = Math.floorDiv(first, width) * (long) width;
    long columns = Math.ceilDiv(end - start, width);
    this.cut = columns >= FEWEST_COLUMNS;
    long third = Math.max(1, columns / 3) * width;
    long late = start + columns * width - third;
    this.before = cut ? Known.window(first, start + third) : known.window;
    this.after = cut ? Known.window(late, end) : known.window;
    if (cut) {
      firstParts = series.between(known.material.fold(), start, start + third);
      lastParts = series.between(known.material.fold(), late, late + third);
    }
  }

  Change change(List<RouteRow> rows) {
    List<Shift> routes = cut ? rows.stream().limit(ROUTES).map(this::shift).toList() : List.of();
    Part first = new Part();
    firstParts.values().forEach(first::merge);
    Part last = new Part();
    lastParts.values().forEach(last::merge);
    Shift all = shift("", "all requests", known.measures, first, last);
    return new Change(before, after, all, routes, caveat());
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
    Part first = new Part();
    Part last = new Part();
    for (int id = 0; id < known.material.routes().size(); id++) {
      Route route = known.material.routes().get(id);
      if (route.label().equals(row.label()) && route.service().equals(row.service())) {
        merge(firstParts.get(id), first);
        merge(lastParts.get(id), last);
      }
    }
    String scope = row.service().isEmpty() ? row.label() : row.service() + " " + row.label();
    return shift(row.service(), row.label(), known.measures.of(scope), first, last);
  }

  private static void merge(@Nullable Part part, Part to) {
    if (part != null) {
      to.merge(part);
    }
  }

  private Shift shift(String service, String label, Measures measures, Part first, Part last) {
    return new Shift(
        service,
        label,
        rate(measures, first, last),
        p95(measures, first, last),
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
    Measurement effect =
        earlier > 0
            ? measures.exact(
                indicator + ", change", later / earlier, Unit.FACTOR, n, "ratio of two counts")
            : measures.missing(indicator + ", change", "no requests before", LONGER);
    Outcome outcome =
        n < FEWEST_REQUESTS
            ? Outcome.INCONCLUSIVE
            : later > 1.2 * earlier
                ? Outcome.ROSE
                : earlier > 1.2 * later ? Outcome.FELL : Outcome.NO_CHANGE_SEEN;
    return new Comparison(
        rate(measures.in(before), earlier, first),
        rate(measures.in(after), later, last),
        effect,
        outcome);
  }

  private static Measurement rate(Measures measures, double value, Part part) {
    return measures.exact(
        "request rate", value, Unit.REQUESTS_PER_SECOND, part.requests(), "requests over time");
  }

  private Comparison p95(Measures measures, Part first, Part last) {
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
            earlier.count() + later.count());
    return new Comparison(
        measures.in(before).quantile(OrderStatistic.P95, "p95", earlier),
        measures.in(after).quantile(OrderStatistic.P95, "p95", later),
        effect,
        outcome(effect, 1, 0.05, 0.25));
  }

  private Comparison serverErrors(Measures measures, Part first, Part last) {
    String indicator = "server errors";
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
            Unit.RATIO,
            interval,
            Provenance.exact(a.n() + b.n(), "difference of two ratios"));
    return new Comparison(earlier, later, effect, outcome(effect, 0, 0.001, 0.01));
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
