package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.diagnose.reliability.GoodRequests.Lack;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.RouteSeries;
import dev.tenfold.rollup.RouteSeries.Part;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Counts the requests that an objective is about, and the good ones, from collected logs. */
public final class GoodCounts {
  private GoodCounts() {}

  /** Returns them in columns of a minute or more. */
  public static GoodRequests of(Objective objective, Material material) {
    RouteSeries series = material.aggregate().routeSeries();
    String route =
        switch (objective.indicator()) {
          case Indicator.Available available -> available.route();
          case Indicator.Fast fast -> fast.route();
          case Indicator.Elsewhere elsewhere -> "";
        };
    Indicator indicator = objective.indicator();
    SortedMap<Long, Part> columns =
        series.columns(
            counted -> concerns(objective, route, material, counted), series.widthBuckets());
    Part all = new Part();
    columns.values().forEach(all::merge);
    List<Bucket> buckets = new ArrayList<>();
    columns.forEach((bucket, part) -> {
      long judged = tells(indicator, all) ? judged(indicator, part) : 0;
      buckets.add(
          new Bucket(
              Instant.ofEpochSecond(bucket * CellBlock.BUCKET_SECONDS),
              good(indicator, part),
              judged,
              part.requests() - judged));
    });
    String which = route.isEmpty() ? "all requests" : "requests of " + route;
    return new GoodRequests(
        objective,
        Duration.ofSeconds((long) series.widthBuckets() * CellBlock.BUCKET_SECONDS),
        buckets,
        which + " of " + objective.service(),
        lack(indicator, all, material.durationFix()));
  }

  private static boolean concerns(
      Objective objective, String route, Material material, int counted) {
    Route asked = material.routes().get(material.fold().applyAsInt(counted));
    boolean service = objective.service().isEmpty() || asked.service().equals(objective.service());
    return service && (route.isEmpty() || asked.label().equals(route));
  }

  private static long good(Indicator indicator, Part part) {
    return switch (indicator) {
      case Indicator.Available _ -> part.requests() - part.withoutStatus() - part.serverErrors();
      case Indicator.Fast fast ->
          within(part.answered(), fast.seconds())
              - within(part.durationsWithoutStatus(), fast.seconds());
      case Indicator.Elsewhere _ -> part.requests();
    };
  }

  /** Returns how many tell whether they were good. */
  private static long judged(Indicator indicator, Part part) {
    return switch (indicator) {
      case Indicator.Available _ -> part.requests() - part.withoutStatus();
      case Indicator.Fast _ -> timed(part) + part.unanswered();
      case Indicator.Elsewhere _ -> part.requests();
    };
  }

  /** Returns whether any can be good: failures alone say nothing of the part that is. */
  private static boolean tells(Indicator indicator, Part all) {
    boolean noneAnswered = all.requests() == all.unanswered() + all.withoutStatus();
    return !(indicator instanceof Indicator.Fast) || noneAnswered || timed(all) > 0;
  }

  /** Returns how many were answered with a status and a duration that are logged. */
  private static long timed(Part part) {
    return part.answered().count() - part.durationsWithoutStatus().count();
  }

  private static @Nullable Lack lack(Indicator indicator, Part all, String durationFix) {
    long unjudged = all.requests() - judged(indicator, all);
    if (unjudged == 0) {
      return null;
    }
    String statusFix = "log the status of the response";
    if (all.withoutStatus() == unjudged) {
      return new Lack("no status is logged", statusFix);
    }
    return all.withoutStatus() == 0
        ? new Lack("no duration is logged", durationFix)
        : new Lack("no status or no duration is logged", statusFix + "; " + durationFix);
  }

  /** Returns how many took no longer, to the width of a bin: 2.2 % of the threshold. */
  private static long within(DurationHistogram durations, double seconds) {
    int slot = DurationBins.slot(Math.round(seconds * 1e9));
    return durations.count() - durations.countAbove(slot);
  }
}
