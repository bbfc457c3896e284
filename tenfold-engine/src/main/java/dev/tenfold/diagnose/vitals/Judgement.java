package dev.tenfold.diagnose.vitals;

import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;

/** How a vital stands against the published thresholds at the 75th percentile. */
final class Judgement {
  private Judgement() {}

  static String target(Metric metric) {
    return "at most " + figure(metric, metric.good());
  }

  static String figure(Metric metric, double value) {
    return Figure.of(value, PageViews.unit(metric)).text();
  }

  /** Good, needs improvement or poor. */
  static String word(Metric metric, double value) {
    return value <= metric.good() ? "good" : value <= metric.poor() ? "needs improvement" : "poor";
  }

  /** Passes or fails where the whole interval is on one side of what is good. */
  static Verdict of(Metric metric, Measurement p75) {
    return switch (p75) {
      case Missing missing -> new Verdict.Inconclusive(missing.why());
      case Measured measured -> of(metric, measured);
    };
  }

  private static Verdict of(Metric metric, Measured measured) {
    Interval interval = measured.interval();
    double low = interval == null ? measured.value() : interval.low();
    double high = interval == null ? measured.value() : interval.high();
    if (high <= metric.good()) {
      return new Verdict.Pass("good");
    }
    if (low > metric.good()) {
      return new Verdict.Fail(word(metric, measured.value()));
    }
    return new Verdict.Inconclusive(
        "the interval holds the threshold of " + figure(metric, metric.good()));
  }
}
