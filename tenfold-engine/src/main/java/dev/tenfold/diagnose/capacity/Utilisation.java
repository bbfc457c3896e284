package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.stats.StationaryBootstrap;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How busy a resource was: a part of its capacity, or in its own unit where that is not known.
 *
 * @param mean over the time sampled
 * @param p95 of stretches of equal length
 * @param most of the busiest stretch
 * @param waited the part of the readings at which somebody waited for it
 * @param mostWaiting the most that waited at a reading
 * @param over what the chart shows
 * @param slots stretches that are known
 */
record Utilisation(
    ResourceUse use,
    Measurement mean,
    Measurement p95,
    Measurement most,
    Measurement waited,
    Measurement mostWaiting,
    List<Point> over,
    int slots) {
  private static final int MOST_SLOTS = 1500;
  private static final int MOST_POINTS = 240;
  private static final int LEAST_SECONDS = 10;
  private static final int FEWEST = 20;

  Utilisation {
    over = List.copyOf(over);
  }

  /** Means of stretches of equal length; NaN where a stretch is not known. */
  @SuppressWarnings("ArrayRecordComponent") // columns, never compared
  private record Slots(long from, long seconds, double[] used, double[] waited) {
    static Slots of(ResourceUse use, int most) {
      double spread = use.last() - use.first() + use.usualStretch();
      double least = Math.max(Math.max(LEAST_SECONDS, spread / most), use.usualStretch());
      long seconds = LEAST_SECONDS * (long) Math.ceil(least / LEAST_SECONDS);
      long from =
          Math.floorDiv((long) Math.floor(use.first() - use.usualStretch()), seconds) * seconds;
      int count = Math.toIntExact(Math.ceilDiv((long) Math.ceil(use.last()) - from, seconds));
      double[] used = new double[Math.max(1, count)];
      double[] waited = new double[used.length];
      for (int slot = 0; slot < used.length; slot++) {
        double start = from + (double) slot * seconds;
        used[slot] = use.used(start, start + seconds);
        waited[slot] = use.waited(start, start + seconds);
      }
      return new Slots(from, seconds, used, waited);
    }

    List<Point> points(double scale) {
      List<Point> points = new ArrayList<>();
      for (int slot = 0; slot < used.length; slot++) {
        if (!Double.isNaN(used[slot])) {
          Instant at = Instant.ofEpochSecond(from + slot * seconds);
          points.add(new Point(at, used[slot] / scale, Double.NaN, Double.NaN));
        }
      }
      return points;
    }
  }

  static Utilisation of(ResourceUse use, Scope all, long seed) {
    Scope scope = all.of(use.name);
    double scale = use.isSized() ? use.capacity() : 1;
    Slots slots = Slots.of(use, MOST_SLOTS);
    double[] known =
        Arrays.stream(slots.used).filter(u -> !Double.isNaN(u)).map(u -> u / scale).toArray();
    String word = use.isSized() ? "utilisation" : "use";
    Unit unit = use.isSized() ? Unit.RATIO : use.unit();
    String how = "stretches of " + slots.seconds + " s (n of them)";
    Provenance n = Provenance.exact(known.length, how);
    Series series = new Series(scope, unit, how, seed);
    List<Point> over = Slots.of(use, MOST_POINTS).points(scale);
    Measurement most =
        known.length == 0
            ? scope.missing("busiest " + word, "no stretch is sampled whole", "sample without gaps")
            : scope.measured(
                "busiest " + word, Arrays.stream(known).max().orElseThrow(), unit, null, n);
    return new Utilisation(
        use,
        series.of("mean " + word, known, Utilisation::mean),
        series.of("p95 " + word, known, Utilisation::p95),
        most,
        waited(use, scope, slots, seed),
        mostWaiting(use, scope),
        over,
        known.length);
  }

  private static Measurement waited(ResourceUse use, Scope scope, Slots slots, long seed) {
    if (!use.tellsWaiting()) {
      return scope.missing(
          "time with waiters",
          "the source does not say how many wait",
          "sample its queue: pending connections, runnable threads");
    }
    double[] known = Arrays.stream(slots.waited).filter(w -> !Double.isNaN(w)).toArray();
    String how = "readings at which somebody waited, " + slots.seconds + " s stretches (n of them)";
    return new Series(scope, Unit.RATIO, how, seed)
        .of("time with waiters", known, Utilisation::mean);
  }

  private static Measurement mostWaiting(ResourceUse use, Scope scope) {
    return use.tellsWaiting()
        ? scope.measured(
            "most waiting",
            use.mostWaiting(),
            new Unit(Unit.Kind.AS_IT_IS, "{waiter}", "at once"),
            null,
            Provenance.exact(use.count(), "largest reading"))
        : scope.missing("most waiting", "the source does not say", "sample its queue");
  }

  /** Statistics of series of one resource. */
  record Series(Scope scope, Unit unit, String how, long seed) {
    Measurement of(String indicator, double[] known, ToDoubleFunction<double[]> statistic) {
      if (known.length < FEWEST) {
        return scope.missing(
            indicator,
            known.length + " " + how.replace(" (n of them)", "") + " are too few for an interval",
            "sample at least " + FEWEST + " stretches");
      }
      double value = statistic.applyAsDouble(known);
      Interval drawn = StationaryBootstrap.interval(known, statistic, Scope.LEVEL, seed);
      Interval interval =
          new Interval(
              Math.min(value, drawn.low()),
              Math.max(value, drawn.high()),
              drawn.level(),
              drawn.method());
      return scope.measured(indicator, value, unit, interval, Provenance.exact(known.length, how));
    }
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double p95(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(0.95 * sorted.length) - 1)];
  }
}
