package dev.tenfold.diagnose;

import dev.tenfold.diagnose.LoadCurve.Level;
import dev.tenfold.law.LittlesLaw;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Slice;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.Difference;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Latency against load: the window is cut into stretches of about 30 requests or more, the
 * stretches are sorted by their request rate and grouped: the calmer half, the next 30 %, 15 % and
 * the busiest 5 %. Long polls count as load but not as latency.
 */
final class Loads {
  /** Growth of p95 from which it is said that latency is higher where load is. */
  static final double GROWTH = 1.1;

  private static final String INDICATOR = "p95 latency, busiest against calmest";
  private static final String LOST = "time beyond the mean of the calmest stretches";
  private static final String MEASURE = "requests a second";
  private static final String LONGER = "read a longer stretch of log";
  private static final int STRETCHES = 20;
  private static final double REQUESTS_A_STRETCH = 30;
  private static final double[] PARTS = {0, 0.5, 0.8, 0.95, 1};

  private final Known known;
  private final int width;

  Loads(Known known) {
    this.known = known;
    double buckets = known.window.seconds() / CellBlock.BUCKET_SECONDS;
    int stored =
        Math.max(known.aggregate.series().widthBuckets(), known.answeredSeries.widthBuckets());
    this.width = Widths.round(stored, REQUESTS_A_STRETCH * buckets / known.requests());
  }

  LoadCurve curve() {
    Duration stretch = Duration.ofSeconds((long) width * CellBlock.BUCKET_SECONDS);
    List<Stretch> stretches = stretches();
    if (!known.timed()) {
      return none(stretch, known.measures.noDuration(INDICATOR));
    }
    if (stretches.size() < STRETCHES) {
      String why = stretches.size() + " stretches are too few to compare: 20 are needed";
      return none(stretch, known.measures.missing(INDICATOR, why, LONGER));
    }
    List<List<Stretch>> groups = groups(stretches);
    List<Stretch> merged = groups.stream().map(Stretch::merged).toList();
    Measurement effect = effect(merged.getFirst(), merged.getLast());
    List<Level> levels = groups.stream().map(this::level).toList();
    return new LoadCurve(MEASURE, stretch, levels, effect, lost(merged), verdict(effect));
  }

  private LoadCurve none(Duration stretch, Missing effect) {
    Missing lost = known.measures.missing(LOST, effect.why(), effect.fix());
    return new LoadCurve(MEASURE, stretch, List.of(), effect, lost, verdict(effect));
  }

  private Measurement lost(List<Stretch> levels) {
    double calm = levels.getFirst().answered.meanNanos();
    if (Double.isNaN(calm)) {
      String why = "no request of the calmest stretches was answered";
      return known.measures.missing(LOST, why, LONGER);
    }
    double nanos = 0;
    long n = 0;
    for (Stretch level : levels) {
      long answered = level.answered.count();
      nanos += answered == 0 ? 0 : Math.max(0, level.answered.meanNanos() - calm) * answered;
      n += answered;
    }
    String how =
        "mean of each level less that of the calmest, times its answered requests"
            + known.pollsAside();
    return known.measures.userTime(LOST, nanos / 1e9, n, how);
  }

  /** A stretch, or several: all requests, and the durations of those answered but long polls. */
  private record Stretch(Slice all, DurationHistogram answered) {
    static Stretch merged(List<Stretch> stretches) {
      Stretch merged = new Stretch(new Slice(), new DurationHistogram());
      for (Stretch stretch : stretches) {
        merged.all.merge(stretch.all);
        merged.answered.merge(stretch.answered);
      }
      return merged;
    }

    long requests() {
      return all.requests();
    }
  }

  /**
   * The first and the last stretch may be cut off, so they are left out; empty ones have no
   * latency.
   */
  private List<Stretch> stretches() {
    long first = Math.floorDiv(known.span.from(), width) * (long) width;
    long last = Math.floorDiv(known.span.to() - 1, width) * (long) width;
    SortedMap<Long, DurationHistogram> answered = known.answeredSeries.columns(width);
    List<Stretch> stretches = new ArrayList<>();
    known
        .aggregate
        .series()
        .columns(width)
        .forEach((start, slice) -> {
          if (start > first && start < last) {
            stretches.add(
                new Stretch(slice, answered.getOrDefault(start, new DurationHistogram())));
          }
        });
    stretches.sort(Comparator.comparingLong(Stretch::requests));
    return stretches;
  }

  private static List<List<Stretch>> groups(List<Stretch> stretches) {
    List<List<Stretch>> groups = new ArrayList<>();
    for (int i = 0; i + 1 < PARTS.length; i++) {
      int from = (int) Math.round(PARTS[i] * stretches.size());
      int to = (int) Math.round(PARTS[i + 1] * stretches.size());
      groups.add(stretches.subList(from, to));
    }
    return groups;
  }

  private Level level(List<Stretch> group) {
    double seconds = width * (double) CellBlock.BUCKET_SECONDS;
    Stretch stretch = Stretch.merged(group);
    return new Level(
        group.getFirst().requests() / seconds,
        group.getLast().requests() / seconds,
        group.size(),
        stretch.requests(),
        stretch.requests() / (seconds * group.size()),
        LittlesLaw.concurrency(stretch.all.sumNanos() / 1e9, seconds * group.size()),
        Measures.estimate(OrderStatistic.P50, stretch.answered),
        Measures.estimate(OrderStatistic.P95, stretch.answered));
  }

  private Measurement effect(Stretch calm, Stretch busy) {
    Measures measures = known.measures;
    Estimate before = Measures.estimate(OrderStatistic.P95, calm.answered);
    Estimate after = Measures.estimate(OrderStatistic.P95, busy.answered);
    if (before == null || after == null) {
      String why = "too few requests in the calmest or busiest stretches for a p95";
      return measures.missing(INDICATOR, why, LONGER);
    }
    long n = calm.answered.count() + busy.answered.count();
    return factor(measures, INDICATOR, before, after, n, known.pollsAside());
  }

  static Measurement factor(
      Measures measures,
      String indicator,
      @Nullable Estimate before,
      @Nullable Estimate after,
      long n,
      String but) {
    if (before == null || after == null) {
      String why = "too few requests on one side for a p95: 72 are needed";
      return measures.missing(indicator, why, LONGER);
    }
    if (before.low() <= 0 || after.low() <= 0) {
      String why = "latency is below the resolution of the log's clock";
      return measures.missing(indicator, why, "log durations with a finer clock");
    }
    Interval interval =
        Difference.factor(after.value(), interval(after), before.value(), interval(before));
    String how = "ratio of two p95, from the order statistic of each" + but;
    return measures.with(
        indicator,
        after.value() / before.value(),
        Unit.FACTOR,
        interval,
        new Provenance(n, how, 2 * DurationBins.RELATIVE_ERROR));
  }

  private static Interval interval(Estimate estimate) {
    return new Interval(
        Math.min(estimate.low(), estimate.value()),
        Math.max(estimate.high(), estimate.value()),
        Measures.LEVEL,
        OrderStatistic.METHOD);
  }

  private static Verdict verdict(Measurement effect) {
    return switch (effect) {
      case Missing missing -> new Verdict.Inconclusive(missing.why());
      case Measured(var subject, double value, var unit, Interval interval, var provenance) -> {
        if (interval.low() > GROWTH) {
          yield new Verdict.Fail(
              "p95 is "
                  + Digits.three(value)
                  + " times as high in the busiest stretches as in the calmest");
        }
        yield interval.high() < 1.25
            ? new Verdict.Pass("p95 is no higher where load is")
            : new Verdict.Inconclusive("the load seen is too little to tell");
      }
    };
  }
}
