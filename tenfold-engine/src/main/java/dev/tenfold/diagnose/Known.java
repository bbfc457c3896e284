package dev.tenfold.diagnose;

import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.verdict.Window;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Material, added up once for all chapters of a diagnosis. */
final class Known {
  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::service)
          .thenComparing(Route::template)
          .thenComparing(Route::method);

  final Material material;
  final Aggregate aggregate;
  final Span span;
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

  final Set<Route> longPolls;

  /** Answered durations over time, long polls aside. */
  final AnsweredSeries answeredSeries;

  Known(Material material) {
    this.material = material;
    this.aggregate = material.aggregate();
    this.span = Span.of(aggregate);
    this.window = span.window();
    aggregate.routes(material.fold()).forEach((id, of) -> merge(route(id), of));
    this.longPolls = longPolls();
    routes.forEach((route, of) -> {
      total.merge(of);
      if (!longPolls.contains(route)) {
        answered.merge(of.all().answered());
        durations.merge(of.all().durations());
      }
    });
    this.measures = new Measures("all requests", window, material.durationFix(), statusLogged());
    this.answeredSeries =
        longPolls.isEmpty()
            ? AnsweredSeries.of(aggregate.series())
            : AnsweredSeries.of(aggregate.routeSeries(), awaited());
  }

  /** Returns the final route of a number; requests of no route have no method either. */
  Route route(int id) {
    Route route = material.routes().get(id);
    return route.template().startsWith("(")
        ? new Route(route.service(), Method.NONE, route.template())
        : route;
  }

  private void merge(Route route, RouteTotal of) {
    routes.computeIfAbsent(route, any -> new RouteTotal()).merge(of);
  }

  private Set<Route> longPolls() {
    Set<Route> polls = new HashSet<>();
    routes.forEach((route, of) -> {
      if (LongPoll.looksLike(route.template(), of)) {
        polls.add(route);
      }
    });
    return polls;
  }

  /** Returns whether a route that was counted is none of the long polls. */
  private IntPredicate awaited() {
    BitSet polls = new BitSet();
    for (int id = 0; id < material.routes().size(); id++) {
      polls.set(id, longPolls.contains(route(id)));
    }
    return counted -> !polls.get(material.fold().applyAsInt(counted));
  }

  boolean timed() {
    return total.all().timed() > 0;
  }

  boolean statusLogged() {
    return total.requests(RequestLine.STATUS_NOT_LOGGED) < total.all().requests();
  }

  /** Says where long polls are left out. */
  String pollsAside() {
    return longPolls.isEmpty() ? "" : ", long polls aside";
  }

  /** Returns how many minutes of the window hold requests; 0 where they are too many to tell. */
  long busyMinutes() {
    return aggregate.tenSeconds().busy(60 / CellBlock.BUCKET_SECONDS, span.from(), span.to());
  }

  Slice all() {
    return total.all();
  }

  long requests() {
    return total.all().requests();
  }

  Measures of(Route route) {
    return measures.of(RouteName.of(route).words());
  }
}
