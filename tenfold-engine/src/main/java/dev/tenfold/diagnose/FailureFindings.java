package dev.tenfold.diagnose;

import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.rollup.Statuses;
import dev.tenfold.route.Route;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Exemplar;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Findings about requests that were not answered as asked. */
final class FailureFindings {
  private static final double SERVER_SHARE = 0.001;
  private static final double CLIENT_SHARE = 0.005;

  private final Known known;
  private final Rows rows;

  /**
   * A kind of failure.
   *
   * @param kind stable name
   * @param statuses which statuses
   * @param share part of all requests from which it is told
   * @param title what, with the part, the number and the place to fill in
   * @param detail what it may mean
   */
  private record Failure(
      String kind, IntPredicate statuses, double share, String title, String detail) {}

  private static final List<Failure> FAILURES =
      List.of(
          new Failure(
              "server-errors",
              status -> Statuses.family(status) == 5 && status != 504,
              SERVER_SHARE,
              "%s of requests fail with 5xx, %s; %s",
              "The product answered that it could not."),
          new Failure(
              "timeouts",
              status -> status == 504,
              SERVER_SHARE,
              "%s of requests end with 504, %s; %s",
              "The upstream did not answer before the proxy's limit."),
          new Failure(
              "gave-up",
              status -> status == 499,
              SERVER_SHARE,
              "In %s of requests the client gave up waiting (499), %s; %s",
              "The connection was closed before the answer was there."),
          new Failure(
              "rate-limited",
              status -> status == 429,
              SERVER_SHARE,
              "%s of requests are turned away by a rate limit (429), %s; %s",
              "Look whether the limit hits those it is meant for."),
          new Failure(
              "not-found",
              status -> status == 404,
              CLIENT_SHARE,
              "%s of requests fail with 404, %s; %s",
              "Broken links, moved pages, or scanners."),
          new Failure(
              "client-errors",
              status ->
                  Statuses.family(status) == 4 && status != 404 && status != 429 && status != 499,
              CLIENT_SHARE,
              "%s of requests are refused with another 4xx, %s; %s",
              "Refused logins, methods or content: look which."));

  FailureFindings(Known known) {
    this.known = known;
    this.rows = new Rows(known);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Failure failure : FAILURES) {
      Slice failed = selected(known.total, failure.statuses);
      double share = failed.requests() / (double) known.requests();
      if (failed.requests() >= 5 && share >= failure.share) {
        findings.add(finding(failure, failed));
      }
    }
    return findings;
  }

  private static Slice selected(RouteTotal total, IntPredicate statuses) {
    Slice selected = new Slice();
    total.byStatus().forEach((status, slice) -> select(statuses, status, slice, selected));
    return selected;
  }

  private static void select(IntPredicate statuses, int status, Slice slice, Slice to) {
    if (statuses.test(status)) {
      to.merge(slice);
    }
  }

  private Finding finding(Failure failure, Slice failed) {
    Route worst = null;
    long most = -1;
    List<Exemplar> exemplars = List.of();
    for (Map.Entry<Route, RouteTotal> entry : known.routes.entrySet()) {
      long requests = selected(entry.getValue(), failure.statuses).requests();
      if (requests > most) {
        most = requests;
        worst = entry.getKey();
        exemplars =
            rows.exemplars(entry.getValue()).stream()
                .filter(exemplar -> failure.statuses.test(exemplar.status()))
                .toList();
      }
    }
    long n = failed.requests();
    Measurement ratio =
        known.measures.ratio(failure.kind.replace('-', ' '), n, known.requests(), "by status");
    String where =
        worst == null ? "" : Figure.ratio(most / (double) n).text() + " of them on " + place(worst);
    String title =
        String.format(
            Locale.ROOT,
            failure.title,
            Figure.ratio(n / (double) known.requests()).text(),
            Digits.whole(n) + " of " + Digits.whole(known.requests()),
            where);
    return new Finding(
        failure.kind,
        title,
        (failure.detail + " " + spread(failure.statuses, n)).strip(),
        cost(failure.statuses),
        new Evidence(List.of(ratio), exemplars));
  }

  private static String place(Route route) {
    return route.template().equals(Route.UNMATCHED)
        ? "paths that no route answers"
        : RouteName.of(route).words();
  }

  /** Says over how many routes the failures spread. */
  private String spread(IntPredicate statuses, long n) {
    long routes =
        known.routes.values().stream()
            .filter(total -> selected(total, statuses).requests() > 0)
            .count();
    return routes == 1 ? "" : Figure.requests(n) + " on " + Digits.whole(routes) + " routes.";
  }

  /** Nobody waits for the end of a long poll. */
  private Measurement cost(IntPredicate statuses) {
    String indicator = "time users wait for it";
    if (!known.timed()) {
      return known.measures.noDuration(indicator);
    }
    Slice awaited = new Slice();
    known.routes.forEach((route, total) -> {
      if (!known.longPolls.contains(route)) {
        awaited.merge(selected(total, statuses));
      }
    });
    return known.measures.userTime(
        indicator,
        awaited.sumNanos() / 1e9,
        awaited.timed(),
        "sum of the durations of these" + known.pollsAside());
  }
}
