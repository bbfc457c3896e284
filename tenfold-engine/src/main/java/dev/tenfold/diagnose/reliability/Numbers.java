package dev.tenfold.diagnose.reliability;

import dev.tenfold.stats.KaplanMeier;
import dev.tenfold.stats.KaplanMeier.Lasting;
import dev.tenfold.stats.KaplanMeier.Median;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.stats.Wilson;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measurements of one scope in one window. */
record Numbers(String scope, Window window) {
  static final double LEVEL = 0.95;

  Measurement exact(String indicator, double value, Unit unit, long n, String how) {
    return with(indicator, value, unit, null, Provenance.exact(n, how));
  }

  Measurement with(
      String indicator, double value, Unit unit, @Nullable Interval interval, Provenance from) {
    return new Measured(new Subject(indicator, scope, window), value, unit, interval, from);
  }

  Missing missing(String indicator, String why, String fix) {
    return new Missing(new Subject(indicator, scope, window), why, fix);
  }

  Measurement ratio(String indicator, long x, long n, String how) {
    Interval interval = Wilson.interval(x, n, LEVEL);
    return with(indicator, (double) x / n, Unit.RATIO, interval, Provenance.exact(n, how));
  }

  /**
   * Returns the median of spans in seconds, or why there is none.
   *
   * @param thing what lasts, one of them
   * @param which which of them count, a clause after the thing
   */
  Measurement median(
      String indicator, List<Lasting> spans, String thing, String which, String how) {
    int n = spans.size();
    long fewest = OrderStatistic.P50.smallestSample();
    if (n < fewest) {
      String many = Figure.of(n, Unit.count(thing)).text() + which + (n == 1 ? " is" : " are");
      return missing(
          indicator,
          n == 0
              ? "there is no " + thing + which
              : many + " too few for a median: " + fewest + " are needed",
          "look at each of them, or at a longer time");
    }
    long open = spans.stream().filter(span -> !span.ended()).count();
    Median median = new KaplanMeier(spans).median(LEVEL);
    if (open == 0) {
      return measured(indicator, median.value(), ranked(spans), n, how);
    }
    if (Double.isInfinite(median.high())) {
      return missing(indicator, unbounded(median, open, n), "close those that are over");
    }
    Interval interval = new Interval(median.low(), median.high(), LEVEL, KaplanMeier.METHOD);
    String more = how + ", " + Digits.whole(open) + " of them open";
    return measured(indicator, median.value(), interval, n, more);
  }

  private Measurement measured(
      String indicator, double value, Interval interval, long n, String how) {
    return with(indicator, value, Unit.SPAN, interval, Provenance.exact(n, how));
  }

  private static Interval ranked(List<Lasting> spans) {
    double[] sorted = spans.stream().mapToDouble(Lasting::length).sorted().toArray();
    return OrderStatistic.P50
        .ranks(sorted.length)
        .map(ranks ->
            new Interval(
                sorted[(int) ranks.low() - 1],
                sorted[(int) ranks.high() - 1],
                LEVEL,
                OrderStatistic.METHOD))
        .orElseThrow();
  }

  private static String unbounded(Median median, long open, long n) {
    String bound =
        Double.isInfinite(median.low())
            ? ""
            : ", and the median is at least " + Figure.of(median.low(), Unit.SPAN).text();
    return Digits.whole(open) + " of " + Digits.whole(n) + " are still open" + bound;
  }
}
