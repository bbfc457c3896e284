package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.RouteSeries;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    List<Bucket> buckets = new ArrayList<>();
    series
        .columns(counted -> concerns(objective, route, material, counted), series.widthBuckets())
        .forEach((bucket, part) ->
            buckets.add(
                new Bucket(
                    Instant.ofEpochSecond(bucket * CellBlock.BUCKET_SECONDS),
                    good(objective.indicator(), part),
                    part.requests())));
    String which = route.isEmpty() ? "all requests" : "requests of " + route;
    return new GoodRequests(
        objective,
        Duration.ofSeconds((long) series.widthBuckets() * CellBlock.BUCKET_SECONDS),
        buckets,
        which + " of " + objective.service() + ", good where " + objective.indicator().words());
  }

  private static boolean concerns(
      Objective objective, String route, Material material, int counted) {
    Route asked = material.routes().get(material.fold().applyAsInt(counted));
    boolean service = objective.service().isEmpty() || asked.service().equals(objective.service());
    return service && (route.isEmpty() || asked.label().equals(route));
  }

  private static long good(Indicator indicator, RouteSeries.Part part) {
    return switch (indicator) {
      case Indicator.Available available -> part.requests() - part.serverErrors();
      case Indicator.Fast fast -> within(part.answered(), fast.seconds());
      case Indicator.Elsewhere elsewhere -> part.requests();
    };
  }

  /** Returns how many took no longer, to the width of a bin: 2.2 % of the threshold. */
  private static long within(DurationHistogram durations, double seconds) {
    int slot = DurationBins.slot(Math.round(seconds * 1e9));
    return durations.count() - durations.countAbove(slot);
  }
}
