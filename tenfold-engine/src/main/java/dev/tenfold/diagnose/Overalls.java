package dev.tenfold.diagnose;

import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.diagnose.Overall.Clients;
import dev.tenfold.diagnose.Overall.StatusCount;
import dev.tenfold.diagnose.Overall.Traffic;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.Statuses;
import dev.tenfold.rollup.TenSecondCounts;
import dev.tenfold.rollup.TenSecondCounts.Peak;
import dev.tenfold.sketch.DistinctClients;
import dev.tenfold.sketch.HeavyHitters;
import dev.tenfold.sketch.HeavyHitters.Heaviest;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Indicators of all requests. */
final class Overalls {
  private static final String NO_CLIENT = "log the client's address";

  private final Known known;
  private final Measures measures;

  Overalls(Known known) {
    this.known = known;
    this.measures = known.measures;
  }

  Overall overall() {
    return new Overall(
        traffic(),
        measures.latency(known.answered, known.all(), known.pollsAside()),
        measures.errors(known.total),
        statuses(),
        codes(),
        new Clients(distinct(), heaviest()));
  }

  private Traffic traffic() {
    long n = known.requests();
    return new Traffic(
        measures.exact("requests", (double) n, Unit.REQUESTS, n, "lines used"),
        measures.exact(
            "request rate",
            (n - known.span.outside()) / known.window.seconds(),
            Unit.REQUESTS_PER_SECOND,
            n - known.span.outside(),
            "requests over the length of the window" + gaps()),
        busiest("request rate in the busiest minute", 60 / CellBlock.BUCKET_SECONDS),
        busiest("request rate in the busiest ten seconds", 1),
        measures.bytes(known.all()),
        measures.concurrency(known.all()));
  }

  /** Says how much of the window is logged, where it is not nearly all of it. */
  private String gaps() {
    double busy = known.busyMinutes() / Math.max(1, known.window.seconds() / 60);
    return busy >= 0.9 || busy == 0
        ? ""
        : ", of whose minutes " + Figure.ratio(busy).text() + " hold any";
  }

  private Measurement busiest(String indicator, int buckets) {
    Span span = known.span;
    Peak peak = known.aggregate.tenSeconds().busiest(buckets, span.from(), span.to()).orElse(null);
    if (peak == null) {
      String why = "the log spans more than " + TenSecondCounts.DAYS + " days with requests";
      return measures.missing(indicator, why, "read a shorter stretch of log");
    }
    double seconds = buckets * (double) CellBlock.BUCKET_SECONDS;
    return measures
        .in(Span.window(peak.bucket(), peak.bucket() + buckets))
        .exact(
            indicator,
            peak.requests() / seconds,
            Unit.REQUESTS_PER_SECOND,
            peak.requests(),
            "the busiest of all in the window, by when requests began");
  }

  private List<StatusCount> statuses() {
    List<StatusCount> statuses = new ArrayList<>();
    for (int family = 1; family <= Statuses.FAMILIES; family++) {
      int index = family % Statuses.FAMILIES;
      long requests = known.all().requests(index);
      if (requests > 0) {
        statuses.add(
            count(
                index == 0 ? (known.statusLogged() ? "none" : "not logged") : index + "xx",
                requests));
      }
    }
    return statuses;
  }

  private List<StatusCount> codes() {
    return known.total.byStatus().entrySet().stream()
        .map(e -> count(code(e.getKey()), e.getValue().requests()))
        .sorted(Comparator.comparingLong(code -> -code.requests()))
        .toList();
  }

  private static String code(int status) {
    return switch (status) {
      case 0 -> "none";
      case RequestLine.STATUS_NOT_LOGGED -> "not logged";
      default -> Integer.toString(status);
    };
  }

  private StatusCount count(String label, long requests) {
    String how = "requests with status " + label;
    return new StatusCount(
        label, requests, measures.ratio("status " + label, requests, known.requests(), how));
  }

  private Measurement distinct() {
    DistinctClients clients = known.aggregate.clients();
    HeavyHitters heavy = known.aggregate.heavyClients();
    String indicator = "distinct clients";
    double estimate = Math.rint(clients.estimate());
    if (estimate == 0) {
      return measures.missing(indicator, "no client is logged", NO_CLIENT);
    }
    if (clients.isExact()) {
      String how = "different client addresses, counted";
      return measures.exact(indicator, estimate, Unit.CLIENTS, heavy.total(), how);
    }
    double error = 1.96 * DistinctClients.STANDARD_ERROR;
    return measures.with(
        indicator,
        estimate,
        Unit.CLIENTS,
        new Interval(estimate * (1 - error), estimate * (1 + error), 0.95, "HyperLogLog"),
        new Provenance(heavy.total(), "different client addresses, HyperLogLog", error));
  }

  private Measurement heaviest() {
    HeavyHitters heavy = known.aggregate.heavyClients();
    String indicator = "share of the heaviest client";
    long n = heavy.total();
    if (n == 0) {
      return measures.missing(indicator, "no client is logged", NO_CLIENT);
    }
    Heaviest heaviest = heavy.heaviest();
    double low = (double) heaviest.low() / n;
    double high = (double) heaviest.high() / n;
    return measures.with(
        indicator,
        high,
        Unit.RATIO,
        low == high ? null : new Interval(low, high, 0.999, "frequent items"),
        new Provenance(n, "requests of the client that made the most", high - low));
  }
}
