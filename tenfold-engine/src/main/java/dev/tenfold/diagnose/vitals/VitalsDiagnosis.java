package dev.tenfold.diagnose.vitals;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how pages feel to their visitors. */
public final class VitalsDiagnosis {
  private final Window window;
  private final List<Vital> field = new ArrayList<>();
  private final List<Vital> lab = new ArrayList<>();
  private final List<VitalAggregate> crux = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private VitalsDiagnosis(VitalsMaterial material) {
    this.window = material.window();
    long outside = 0;
    for (VitalRecord fact : material.facts()) {
      switch (fact) {
        case Vital vital when !holds(vital.at()) -> outside++;
        case Vital vital when vital.lab() -> lab.add(vital);
        case Vital vital -> field.add(vital);
        case VitalAggregate sum when !reachesIn(sum) -> outside++;
        case VitalAggregate sum -> crux.add(sum);
      }
    }
    if (outside > 0) {
      notes.add("Values of Core Web Vitals outside the window, left out: " + Digits.whole(outside));
    }
  }

  /** Returns what is to be said; complete and true for all data, some and none. */
  public static VitalsPart of(VitalsMaterial material) {
    return new VitalsDiagnosis(material).part();
  }

  private boolean holds(Instant at) {
    return !at.isBefore(window.from()) && at.isBefore(window.to());
  }

  private boolean reachesIn(VitalAggregate sum) {
    return sum.from().isBefore(window.to()) && sum.to().isAfter(window.from());
  }

  private VitalsPart part() {
    Map<Metric, Indicator> indicators = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      indicators.put(metric, indicator(metric));
    }
    say();
    VitalTables tables = new VitalTables(window, field, lab, crux);
    return new VitalsPart(
        List.copyOf(indicators.values()),
        tables.exhibits(),
        new VitalFindings(window, field, indicators).findings(),
        notes(tables));
  }

  private Indicator indicator(Metric metric) {
    PageViews views = PageViews.of(metric, "all page views", window, field);
    Measurement p75 = views.p75();
    if (views.n() == 0) {
      p75 = withoutBeacons(metric);
    }
    return new Indicator(
        p75, Judgement.target(metric), Judgement.of(metric, p75), trend(metric, views.n()));
  }

  private Measurement withoutBeacons(Metric metric) {
    VitalAggregate best = null;
    for (VitalAggregate sum : crux) {
      boolean fits = sum.metric() == metric && sum.device().isEmpty() && sum.wholeSite();
      if (fits && (best == null || sum.to().isAfter(best.to()))) {
        best = sum;
      }
    }
    if (best != null) {
      return VitalTables.p75(best);
    }
    boolean inLab = lab.stream().anyMatch(vital -> vital.metric() == metric);
    String why =
        crux.stream().anyMatch(sum -> sum.metric() == metric)
            ? "CrUX is there for single pages or devices only, not for the whole site"
            : inLab
                ? "there are lab runs only, and no visitor felt them"
                : "nothing was sent from visitors' browsers";
    return new Missing(
        new Subject(metric + " at p75", "all page views", window),
        why,
        "add the web-vitals library to the pages and collect its beacons as JSON Lines, or keep a"
            + " CrUX response for the origin");
  }

  /** Returns the p75 of each day, without a value where page views are too few. */
  private List<TrendPoint> trend(Metric metric, int n) {
    if (n == 0) {
      return List.of();
    }
    Map<Instant, List<Vital>> days = new TreeMap<>();
    for (Vital vital : field) {
      if (vital.metric() == metric) {
        days.computeIfAbsent(vital.at().truncatedTo(ChronoUnit.DAYS), day -> new ArrayList<>())
            .add(vital);
      }
    }
    List<TrendPoint> points = new ArrayList<>();
    days.forEach((day, vitals) -> {
      PageViews views = PageViews.of(metric, "a day", window, vitals);
      boolean enough = views.n() >= PageViews.P75.smallestSample();
      points.add(new TrendPoint(day, enough ? views.nearestRank() : Double.NaN, views.n()));
    });
    return points;
  }

  private void say() {
    if (!lab.isEmpty()) {
      notes.add(
          "Lighthouse is a lab: its numbers stand apart and have no verdict, since the thresholds are"
              + " for the 75th percentile of visitors; INP needs visitors");
    }
    if (!crux.isEmpty()) {
      notes.add(
          "CrUX tells of Chrome's users who share their data, over 28 days, without their number:"
              + " its percentiles have no interval");
    }
    long devices = field.stream().map(Vital::device).distinct().count();
    if (devices > 1) {
      notes.add(
          "The numbers of all page views mix devices; the thresholds are meant for phones and"
              + " desktops apart, as in the table");
    }
  }

  private List<String> notes(VitalTables tables) {
    notes.addAll(tables.notes());
    return notes;
  }
}
