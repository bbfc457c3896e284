package dev.tenfold.diagnose;

import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Material, added up once for all chapters of a diagnosis. */
final class Known {
  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::service)
          .thenComparing(Route::template)
          .thenComparing(Route::method);

  final Material material;
  final Aggregate aggregate;
  final Window window;
  final Measures measures;

  /** Every route with its requests. */
  final SequencedMap<Route, RouteTotal> routes = new TreeMap<>(ORDER);

  /** All requests. */
  final RouteTotal total = new RouteTotal();

  /** Answered durations, long polls aside. */
  final DurationHistogram answered = new DurationHistogram();

  /** All durations, long polls aside. */
  final DurationHistogram durations = new DurationHistogram();

  final List<Route> longPolls;

  Known(Material material) {
    this.material = material;
    this.aggregate = material.aggregate();
    this.window = window(aggregate.firstBucket(), aggregate.lastBucket() + 1);
    this.measures = new Measures("all requests", window, material.durationFix());
    aggregate.routes(material.fold()).forEach((id, t) -> merge(material.routes().get(id), t));
    this.longPolls = routes.keySet().stream().filter(this::longPoll).toList();
    routes.forEach((route, of) -> {
      total.merge(of);
      if (!longPolls.contains(route)) {
        answered.merge(of.all().answered());
        durations.merge(of.all().durations());
      }
    });
  }

  private void merge(Route route, RouteTotal of) {
    routes.computeIfAbsent(route, any -> new RouteTotal()).merge(of);
  }

  private boolean longPoll(Route route) {
    RouteTotal of = routes.get(route);
    return of != null && LongPoll.looksLike(route.template(), of);
  }

  boolean timed() {
    return total.all().timed() > 0;
  }

  Slice all() {
    return total.all();
  }

  long requests() {
    return total.all().requests();
  }

  Measures of(Route route) {
    String service = route.service();
    return measures.of(service.isEmpty() ? route.label() : service + " " + route.label());
  }

  static Instant instant(long bucket) {
    return Instant.ofEpochSecond(bucket * CellBlock.BUCKET_SECONDS);
  }

  static Window window(long fromBucket, long toBucket) {
    return new Window(instant(fromBucket), instant(toBucket));
  }
}
