package dev.tenfold.diagnose;

import dev.tenfold.law.LittlesLaw;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
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
import org.jspecify.annotations.Nullable;

/**
 * Measurements of one scope in one window.
 *
 * @param scope of what
 * @param window when
 * @param durationFix how to have durations logged
 * @param statusLogged whether the logs say how requests ended
 */
record Measures(String scope, Window window, String durationFix, boolean statusLogged) {
  static final double LEVEL = 0.95;

  Measures of(String otherScope) {
    return new Measures(otherScope, window, durationFix, statusLogged);
  }

  Measures in(Window other) {
    return new Measures(scope, other, durationFix, statusLogged);
  }

  Subject subject(String indicator) {
    return new Subject(indicator, scope, window);
  }

  Measurement exact(String indicator, double value, Unit unit, long n, String how) {
    return new Measured(subject(indicator), value, unit, null, Provenance.exact(n, how));
  }

  Measurement with(String indicator, double value, Unit unit, @Nullable Interval i, Provenance p) {
    return new Measured(subject(indicator), value, unit, i, p);
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(subject(indicator), why, fix);
  }

  Missing noDuration(String indicator) {
    return missing(indicator, "no duration is logged", durationFix);
  }

  Missing noStatus(String indicator) {
    return missing(indicator, "no status is logged", "log the status of the response");
  }

  Measurement ratio(String indicator, long x, long n, String how) {
    if (n == 0) {
      return missing(indicator, "there are no requests to take it of", "read more of the log");
    }
    Interval interval = Wilson.interval(x, n, LEVEL);
    return with(indicator, (double) x / n, Unit.RATIO, interval, Provenance.exact(n, how));
  }

  Measurement part(String indicator, long x, long whole, long n, String how) {
    return whole > 0
        ? exact(indicator, (double) x / whole, Unit.RATIO, n, how)
        : missing(indicator, "the whole is 0", "log durations with a finer clock");
  }

  /** Says whose durations a quantile is of. */
  String population() {
    return statusLogged ? "answered requests (not 429, 499, 5xx)" : "all requests";
  }

  /**
   * Returns a quantile of latency, or why there is none.
   *
   * @param but what {@code durations} leave out, a clause that starts with a comma
   */
  Measurement quantile(
      OrderStatistic statistic, String name, DurationHistogram durations, String but) {
    String indicator = name + " latency";
    long n = durations.count();
    if (n == 0) {
      return noDuration(indicator);
    }
    Interval interval = statistic.seconds(durations).orElse(null);
    if (interval == null) {
      String needed = Digits.whole(statistic.smallestSample());
      String many = n == 1 ? "1 request is" : Digits.whole(n) + " requests are";
      return missing(
          indicator,
          many + " too few for a " + name + ": " + needed + " are needed",
          "read a longer stretch of log");
    }
    double value = durations.quantileNanos(statistic.q()) / 1e9;
    String how = population() + but + ", order statistic of the histogram";
    return with(
        indicator,
        value,
        Unit.SECONDS,
        interval,
        new Provenance(n, how, DurationBins.RELATIVE_ERROR));
  }

  Latency latency(DurationHistogram answered, Slice all) {
    return latency(answered, all, "");
  }

  /**
   * Returns how long requests take.
   *
   * @param but what {@code answered} leaves out, a clause that starts with a comma
   */
  Latency latency(DurationHistogram answered, Slice all, String but) {
    Measurement max =
        all.timed() == 0
            ? noDuration("longest")
            : exact("longest", all.maxNanos() / 1e9, Unit.SECONDS, all.timed(), "all requests");
    if (answered.count() == 0 && all.timed() > 0) {
      Missing none = missing("latency", "no request was answered", "look at the failing requests");
      return new Latency(none, none, none, none, max);
    }
    return new Latency(
        quantile(OrderStatistic.P50, "p50", answered, but),
        quantile(OrderStatistic.P95, "p95", answered, but),
        quantile(OrderStatistic.P99, "p99", answered, but),
        quantile(OrderStatistic.P999, "p99.9", answered, but),
        max);
  }

  Errors errors(RouteTotal total) {
    long n = total.all().requests();
    if (!statusLogged) {
      return new Errors(noStatus("client errors"), noStatus("server errors"), 0, 0, 0);
    }
    return new Errors(
        ratio("client errors", total.all().requests(4), n, "requests with status 4xx"),
        ratio("server errors", total.all().requests(5), n, "requests with status 5xx"),
        total.requests(429),
        total.requests(499),
        total.requests(504));
  }

  Measurement bytes(Slice slice) {
    long n = slice.requests();
    return exact("bytes sent", (double) slice.bytes(), Unit.BYTES, n, "sum of the sizes logged");
  }

  Measurement concurrency(Slice slice) {
    if (slice.timed() == 0) {
      return noDuration("concurrency");
    }
    double seconds = window.seconds();
    double value = LittlesLaw.concurrency(slice.sumNanos() / 1e9, seconds);
    double edge = LittlesLaw.edgeError(value, slice.maxNanos() / 1e9, seconds);
    String how = "Little's law: sum of all durations over the window";
    double error = value > 0 ? edge / value : 0;
    return with(
        "concurrency",
        value,
        Unit.CONCURRENT_REQUESTS,
        null,
        new Provenance(slice.timed(), how, error));
  }

  /** Returns time that users wait, a day; an hour where the window is shorter than a day. */
  Measurement userTime(String indicator, double seconds, long n, String how) {
    double windowSeconds = window.seconds();
    boolean days = windowSeconds >= 86_400;
    double each = days ? 86_400 : 3600;
    Unit unit = days ? Unit.SECONDS_PER_DAY : Unit.SECONDS_PER_HOUR;
    return exact(indicator, seconds * each / windowSeconds, unit, n, how);
  }

  static @Nullable Estimate estimate(OrderStatistic statistic, DurationHistogram durations) {
    return statistic
        .seconds(durations)
        .map(i -> new Estimate(durations.quantileNanos(statistic.q()) / 1e9, i.low(), i.high()))
        .orElse(null);
  }

  static @Nullable Estimate ratio(long x, long n) {
    if (n == 0) {
      return null;
    }
    Interval interval = Wilson.interval(x, n, LEVEL);
    return new Estimate((double) x / n, interval.low(), interval.high());
  }
}
