package dev.tenfold.diagnose;

import dev.tenfold.accesslog.Method;
import dev.tenfold.diagnose.LogReading.FieldReading;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.diagnose.Material.LogFacts;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Tally;
import dev.tenfold.rollup.Trait;
import dev.tenfold.rollup.Trait.SizeClass;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import java.util.ArrayList;
import java.util.List;

/** A made-up shop whose requests are listed by hand, one cell each. */
final class Shop {
  static final long START = 1_773_273_600; // 2026-03-12T00:00:00Z, a Thursday
  static final String FIX = "log_format timed '$remote_addr … $request_time';";

  final List<Route> routes = new ArrayList<>();
  final List<Request> requests = new ArrayList<>();

  record Request(int route, int status, long second, double seconds, long offset) {}

  Route route(Method method, String template) {
    Route route = new Route("", method, template);
    if (!routes.contains(route)) {
      routes.add(route);
    }
    return route;
  }

  /** Adds a request that began {@code second} seconds after midnight; −1 s is no duration. */
  void ask(Route route, int status, long second, double seconds) {
    int id = routes.indexOf(route);
    requests.add(new Request(id, status, START + second, seconds, 100L * requests.size()));
  }

  Material material() {
    return material(aggregate());
  }

  Aggregate aggregate() {
    return aggregate(requests);
  }

  /** Adds to an aggregate who made its requests: so many of a class, from one address. */
  static void by(Aggregate aggregate, ClientClass who, long address, int count) {
    int code = new Trait(who, SizeClass.UNKNOWN).code();
    for (int i = 0; i < count; i++) {
      aggregate.addTraits(cell(new Request(code, 200, START, 0.1, 0)));
    }
    aggregate.addClients(new long[] {address}, new int[] {count});
  }

  Material material(Aggregate aggregate) {
    FormatReading format =
        new FormatReading(
            "nginx", "given", 1, List.of(new FieldReading("$request_time", "duration in seconds")));
    List<LogFacts> logs = List.of(new LogFacts("shop.log", format, List.of()));
    return new Material(aggregate, routes, id -> id, logs, FIX, routes::get);
  }

  static Aggregate aggregate(List<Request> requests) {
    Aggregate aggregate = new Aggregate();
    Tally tally = new Tally();
    for (Request request : requests) {
      aggregate.addCells(cell(request), 0);
      tally.used++;
      tally.withoutDuration += request.seconds < 0 ? 1 : 0;
    }
    aggregate.addTally(0, tally);
    return aggregate;
  }

  private static CellBlock cell(Request request) {
    DurationHistogram durations = new DurationHistogram();
    long nanos = Math.round(request.seconds * 1e9);
    boolean timed = request.seconds >= 0;
    if (timed) {
      durations.record(nanos);
    }
    return new CellBlock(
        1,
        new int[] {request.route},
        new short[] {(short) request.status},
        new int[] {(int) (request.second / CellBlock.BUCKET_SECONDS)},
        new int[] {1},
        new long[] {1000},
        new int[] {timed ? 1 : 0},
        new long[] {durations.sumNanos()},
        new long[] {timed ? nanos : Long.MAX_VALUE},
        new long[] {timed ? nanos : -1},
        new long[] {request.offset},
        new int[] {0, timed ? 1 : 0},
        new short[] {(short) (timed ? durations.slotOfRank(1) : 0)},
        new int[] {1});
  }
}
