package dev.tenfold.diagnose.vitals;

import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.stats.OrderStatistic.Ranks;
import dev.tenfold.stats.Wilson;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.Collection;

/** Values of one vital, of page views in one scope. */
final class PageViews {
  static final OrderStatistic P75 = new OrderStatistic(0.75, 0.95);

  private static final String FIX =
      "send a beacon with web-vitals from every page view, or read a longer window";

  private final Metric metric;
  private final String scope;
  private final Window window;
  private final double[] sorted;

  private PageViews(Metric metric, String scope, Window window, double[] sorted) {
    this.metric = metric;
    this.scope = scope;
    this.window = window;
    this.sorted = sorted;
  }

  static PageViews of(Metric metric, String scope, Window window, Collection<Vital> vitals) {
    double[] sorted =
        vitals.stream()
            .filter(vital -> vital.metric() == metric)
            .mapToDouble(Vital::value)
            .sorted()
            .toArray();
    return new PageViews(metric, scope, window, sorted);
  }

  static Unit unit(Metric metric) {
    return metric == Metric.CLS ? Unit.PLAIN : Unit.SECONDS;
  }

  int n() {
    return sorted.length;
  }

  private Subject subject(String indicator) {
    return new Subject(indicator, scope, window);
  }

  /** Returns the 75th percentile by nearest rank, or why there is none. */
  Measurement p75() {
    Subject subject = subject(metric + " at p75");
    Ranks ranks = n() == 0 ? null : P75.ranks(n()).orElse(null);
    if (ranks == null) {
      String many = n() == 0 ? "no page view tells it" : few();
      return new Missing(subject, many, FIX);
    }
    Interval interval =
        new Interval(
            sorted[(int) ranks.low() - 1],
            sorted[(int) ranks.high() - 1],
            P75.level(),
            OrderStatistic.METHOD);
    return new Measured(
        subject,
        nearestRank(),
        unit(metric),
        interval,
        Provenance.exact(n(), "visitors' page views, nearest rank"));
  }

  private String few() {
    return Digits.whole(n())
        + (n() == 1 ? " page view is" : " page views are")
        + " too few for a p75: "
        + P75.smallestSample()
        + " are needed";
  }

  /** Returns the lower of the middle values. */
  double median() {
    return sorted[(n() - 1) / 2];
  }

  double nearestRank() {
    return sorted[(int) Math.ceil(P75.q() * n()) - 1];
  }

  /** Returns the part of the page views that was good, with its interval. */
  Measurement good() {
    return share("good", count(metric.good()));
  }

  Measurement poor() {
    return share("poor", n() - count(metric.poor()));
  }

  Measurement between() {
    return share("needs improvement", count(metric.poor()) - count(metric.good()));
  }

  private Measurement share(String word, long count) {
    Subject subject = subject(metric + ", " + word);
    if (n() == 0) {
      return new Missing(subject, "no page view tells it", FIX);
    }
    Interval interval = Wilson.interval(count, n(), P75.level());
    Provenance provenance = Provenance.exact(n(), "visitors' page views");
    return new Measured(subject, (double) count / n(), Unit.RATIO, interval, provenance);
  }

  private long count(double atMost) {
    long count = 0;
    while (count < n() && sorted[(int) count] <= atMost) {
      count++;
    }
    return count;
  }
}
