package dev.tenfold.diagnose;

import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.rollup.Trait;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.stats.Difference;
import dev.tenfold.stats.OrderStatistic;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What is different about the slow and the failing requests. */
final class Contrasts {
  private static final int ROWS = 14;
  private static final double MATTERS = 0.02;
  private static final long FEWEST = 10;

  private record Value(String dimension, String value) {}

  private final Known known;
  private final Map<Value, long[]> counts = new HashMap<>();

  private Contrasts(Known known) {
    this.known = known;
  }

  static List<Contrast> of(Known known) {
    List<Contrast> contrasts = new ArrayList<>();
    long timed = known.durations.count();
    if (timed >= OrderStatistic.P95.smallestSample()) {
      int slot = known.durations.slotOfRank((long) Math.ceil(0.95 * timed));
      long slow = known.durations.countAbove(slot);
      if (slow >= FEWEST) {
        contrasts.add(new Contrasts(known).slow(slot, slow, timed - slow));
      }
    }
    long failing = known.all().requests(5);
    if (failing >= FEWEST && failing < known.requests()) {
      contrasts.add(new Contrasts(known).failing(failing));
    }
    return contrasts;
  }

  private Contrast slow(int slot, long selected, long rest) {
    boolean polls = !known.longPolls.isEmpty();
    ToLongFunction<Slice> slow = slice -> above(slice, slot);
    known.routes.forEach((route, total) -> {
      if (!known.longPolls.contains(route)) {
        routeAndMethod(route, total, slow, Slice::timed);
        total
            .byStatus()
            .forEach((status, slice) -> count("status", "" + status, slow, Slice::timed, slice));
      }
    });
    if (!polls) {
      others(slow, Slice::timed);
    }
    String threshold = Figure.seconds(DurationBins.upperNanos(slot) / 1e9).text();
    String selects =
        "longer than " + threshold + ", the p95 of all" + (polls ? " but long polls" : "");
    String note =
        polls ? "Hour, size and client are left out: they cannot be told without long polls." : "";
    return new Contrast("slow", selects, selected, rest, rows(selected, rest), note);
  }

  private Contrast failing(long selected) {
    long rest = known.requests() - selected;
    ToLongFunction<Slice> failing = slice -> slice.requests(5);
    known.routes.forEach((route, total) -> routeAndMethod(route, total, failing, Slice::requests));
    others(failing, Slice::requests);
    return new Contrast(
        "failing", "answered with status 5xx", selected, rest, rows(selected, rest), "");
  }

  private static long above(Slice slice, int slot) {
    return slice.answered().countAbove(slot) + slice.others().countAbove(slot);
  }

  private void routeAndMethod(
      Route route, RouteTotal total, ToLongFunction<Slice> selected, ToLongFunction<Slice> all) {
    count("route", RouteName.of(route).words(), selected, all, total.all());
    count("method", route.method().name(), selected, all, total.all());
  }

  private void others(ToLongFunction<Slice> selected, ToLongFunction<Slice> all) {
    for (int hour = 0; hour < 24; hour++) {
      String label = String.format(Locale.ROOT, "%02d:00–%02d:59 UTC", hour, hour);
      count("hour", label, selected, all, Profiles.hour(known, hour));
    }
    known
        .aggregate
        .traits()
        .forEach((code, slice) -> {
          Trait trait = Trait.of(code);
          count("client", trait.client().words(), selected, all, slice);
          count("size", trait.size().words(), selected, all, slice);
        });
  }

  private void count(
      String dimension,
      String value,
      ToLongFunction<Slice> selected,
      ToLongFunction<Slice> all,
      Slice slice) {
    long[] pair = counts.computeIfAbsent(new Value(dimension, value), any -> new long[2]);
    pair[0] += selected.applyAsLong(slice);
    pair[1] += all.applyAsLong(slice);
  }

  private List<Contrast.Row> rows(long selected, long rest) {
    record Candidate(Contrast.Row row, double difference) {}
    List<Candidate> candidates = new ArrayList<>();
    counts.forEach((value, pair) -> {
      Interval interval =
          Difference.ofRatios(
              pair[0],
              Math.max(selected, pair[0]),
              pair[1] - pair[0],
              Math.max(rest, pair[1] - pair[0]),
              Measures.LEVEL);
      double difference = (double) pair[0] / selected - (double) (pair[1] - pair[0]) / rest;
      if (!interval.contains(0) && Math.abs(difference) >= MATTERS) {
        candidates.add(new Candidate(row(value, pair, selected, rest, interval), difference));
      }
    });
    Comparator<Candidate> largest = Comparator.comparingDouble(c -> -Math.abs(c.difference));
    return candidates.stream()
        .sorted(largest.thenComparing(c -> c.row.dimension()).thenComparing(c -> c.row.value()))
        .limit(ROWS)
        .map(Candidate::row)
        .toList();
  }

  private Contrast.Row row(Value value, long[] pair, long selected, long rest, Interval interval) {
    Measures measures = known.measures.of(value.dimension + " " + value.value);
    double among = (double) pair[0] / selected;
    double amongRest = (double) (pair[1] - pair[0]) / rest;
    Provenance both = Provenance.exact(selected + rest, "difference of two ratios");
    return new Contrast.Row(
        value.dimension,
        value.value,
        measures.ratio("share of the selected", pair[0], Math.max(selected, pair[0]), "counted"),
        measures.ratio(
            "share of the rest", pair[1] - pair[0], Math.max(rest, pair[1] - pair[0]), "counted"),
        new Measured(
            measures.subject("difference of shares"),
            among - amongRest,
            Unit.RATIO_DIFFERENCE,
            interval,
            both),
        pair[1]);
  }
}
