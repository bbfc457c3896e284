package dev.tenfold.diagnose;

import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Sighting;
import dev.tenfold.rollup.Slice;
import dev.tenfold.route.Route;
import dev.tenfold.verdict.Exemplar;
import dev.tenfold.verdict.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Routes and services as rows of a table. */
final class Rows {
  private final Known known;

  Rows(Known known) {
    this.known = known;
  }

  List<RouteRow> routes() {
    Comparator<java.util.Map.Entry<Route, RouteTotal>> byTime =
        Comparator.comparingLong(entry -> -entry.getValue().all().sumNanos());
    return known.routes.entrySet().stream()
        .sorted(byTime.thenComparingLong(entry -> -entry.getValue().all().requests()))
        .map(entry -> route(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<ServiceRow> services() {
    SortedMap<String, RouteTotal> services = new TreeMap<>();
    known.routes.forEach((route, total) ->
        services.computeIfAbsent(route.service(), any -> new RouteTotal()).merge(total));
    return services.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().all().requests()))
        .map(entry -> service(entry.getKey(), entry.getValue()))
        .toList();
  }

  private RouteRow route(Route route, RouteTotal total) {
    Measures measures = known.of(route);
    Slice all = total.all();
    return new RouteRow(
        route.service(),
        route.label(),
        all.requests(),
        share(measures, all, known.longPolls.contains(route) ? new Slice() : all),
        measures.latency(all.answered(), all),
        measures.errors(total),
        measures.bytes(all),
        measures.concurrency(all),
        known.longPolls.contains(route),
        exemplars(total));
  }

  private ServiceRow service(String service, RouteTotal total) {
    Measures measures = known.measures.of(service.isEmpty() ? "all requests" : service);
    Slice all = total.all();
    Slice awaited = new Slice();
    known.routes.forEach((route, of) -> {
      if (route.service().equals(service) && !known.longPolls.contains(route)) {
        awaited.merge(of.all());
      }
    });
    return new ServiceRow(
        service,
        all.requests(),
        (int) known.routes.keySet().stream().filter(r -> r.service().equals(service)).count(),
        share(measures, all, awaited),
        measures.latency(all.answered(), all),
        measures.errors(total),
        measures.bytes(all),
        measures.concurrency(all));
  }

  /** The findings leave long polls aside, and so must the shares that stand beside them. */
  private Share share(Measures measures, Slice all, Slice awaited) {
    return new Share(
        shareOfTime(measures, all, awaited),
        measures.part(
            "share of requests", all.requests(), known.requests(), all.requests(), "its requests"));
  }

  private Measurement shareOfTime(Measures measures, Slice all, Slice awaited) {
    String time = "share of time" + known.pollsAside();
    if (all.timed() == 0) {
      return measures.noDuration(time);
    }
    return awaited.timed() == 0
        ? measures.missing(
            time,
            "its requests look held open on purpose, so nobody may be waiting",
            "say whether they are held open on purpose")
        : measures.part(
            time,
            awaited.sumNanos(),
            known.durations.sumNanos(),
            awaited.timed(),
            "sum of its durations");
  }

  List<Exemplar> exemplars(RouteTotal total) {
    List<Sighting> sightings = new ArrayList<>(total.slowest());
    total.failing().stream().filter(s -> !sightings.contains(s)).forEach(sightings::add);
    return sightings.stream().map(this::exemplar).toList();
  }

  Exemplar exemplar(Sighting sighting) {
    return new Exemplar(
        known.material.logName(sighting.log()),
        sighting.offset(),
        Span.instant(sighting.bucket()),
        sighting.status(),
        sighting.nanos() < 0 ? null : Duration.ofNanos(sighting.nanos()));
  }
}
