package dev.tenfold.diagnose.velocity;

import dev.tenfold.stats.ClusteredSample;
import dev.tenfold.stats.OrderStatistic;
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
import java.util.Arrays;

/**
 * Measurements of one scope in one window.
 *
 * @param scope of what
 * @param window when
 */
record Numbers(String scope, Window window) {
  static final double LEVEL = 0.95;

  Numbers of(String otherScope) {
    return new Numbers(otherScope, window);
  }

  private Subject subject(String indicator) {
    return new Subject(indicator, scope, window);
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(subject(indicator), why, fix);
  }

  Measurement exact(String indicator, double value, Unit unit, long n, String how) {
    return new Measured(subject(indicator), value, unit, null, Provenance.exact(n, how));
  }

  /** Returns x of n, at least 1. */
  Measurement ratio(String indicator, long x, long n, String how) {
    Interval interval = Wilson.interval(x, n, LEVEL);
    return new Measured(
        subject(indicator), (double) x / n, Unit.RATIO, interval, Provenance.exact(n, how));
  }

  /** What a quantile is called, which one, and of what. */
  record Asked(String indicator, double q, Unit unit, String things) {
    Asked of(String otherThings) {
      return new Asked(indicator, q, unit, otherThings);
    }
  }

  /**
   * Returns a quantile of values that do not depend on each other.
   *
   * @param values any order; infinite where only a lower bound is known
   */
  Measurement quantile(Asked asked, double[] values, String how) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    OrderStatistic statistic = new OrderStatistic(asked.q, LEVEL);
    OrderStatistic.Ranks ranks = statistic.ranks(sorted.length).orElse(null);
    if (ranks == null) {
      return tooFew(asked, sorted.length, statistic.smallestSample());
    }
    double low = sorted[(int) ranks.low() - 1];
    double high = sorted[(int) ranks.high() - 1];
    if (Double.isInfinite(high)) {
      return missing(
          asked.indicator,
          "too many of the " + sorted.length + " " + asked.things + " have no end yet",
          "close what is over, or read a longer window");
    }
    int rank = Math.max(1, (int) Math.ceil(asked.q * sorted.length - 1e-9));
    return new Measured(
        subject(asked.indicator),
        sorted[rank - 1],
        asked.unit,
        new Interval(low, high, LEVEL, OrderStatistic.METHOD),
        Provenance.exact(sorted.length, how));
  }

  /** Returns a quantile of values that come in clusters. */
  Measurement quantile(Asked asked, ClusteredSample sample, long seed, String how) {
    long clusters = new OrderStatistic(0.5, LEVEL).smallestSample();
    if (sample.clusters() < clusters) {
      return tooFew(asked.of("deployments with known changes"), sample.clusters(), clusters);
    }
    Interval interval = sample.interval(asked.q, LEVEL, seed).orElse(null);
    if (interval == null) {
      long needed = new OrderStatistic(asked.q, LEVEL).smallestSample();
      return tooFew(asked, sample.size(), needed);
    }
    return new Measured(
        subject(asked.indicator),
        sample.quantile(asked.q),
        asked.unit,
        interval,
        Provenance.exact(sample.size(), how));
  }

  private Missing tooFew(Asked asked, long n, long needed) {
    return missing(
        asked.indicator,
        "too few " + asked.things + ": " + Digits.whole(n) + " where " + needed + " are needed",
        "read a longer window");
  }
}
