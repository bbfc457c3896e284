package dev.tenfold.source.resources;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.source.resources.PrometheusClient.Reply;
import dev.tenfold.source.resources.TimeSeries.Point;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.Window;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Asks a Prometheus what resources were used, and changes nothing there. Range queries are cut to
 * the 11,000 points that a server answers at most. What fails is told and the rest is kept; after
 * some failures in a row, or where the server cannot be reached, no more is asked.
 *
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries">Prometheus:
 *     HTTP API, range queries</a>
 */
public final class PrometheusSource {
  /** Points of a series in an answer, at most. */
  public static final int MOST_POINTS = 11_000;

  private static final int FAILURES = 3;

  private final Settings settings;

  /**
   * Where and how to ask.
   *
   * @param base address, {@code http://prometheus:9090}, with its path where it has one
   * @param step between points: whole seconds, at least four times what Prometheus scrapes at, or
   *     rates are of too few points
   * @param timeout for one whole answer
   * @param headers such as {@code Authorization}, for every request
   * @param queries what to ask: {@link PrometheusQuery#builtIn}, own ones, or both
   */
  public record Settings(
      URI base,
      Duration step,
      Duration timeout,
      Map<String, String> headers,
      List<PrometheusQuery> queries) {
    public Settings {
      headers = Map.copyOf(headers);
      queries = List.copyOf(queries);
      if (step.toSeconds() < 1 || timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("step " + step + ", timeout " + timeout);
      }
    }
  }

  public PrometheusSource(Settings settings) {
    this.settings = settings;
  }

  /** Returns what is known of {@code window}: of each query, a record for each series. */
  public Delivery<ResourceSample> read(Window window) {
    URI base = settings.base();
    if (!Set.of("http", "https").contains(String.valueOf(base.getScheme()))
        || base.getHost() == null) {
      DeliveryCount<ResourceSample> count = new DeliveryCount<>(base.toString());
      count.reject(
          "no address",
          new Problem(
              base + " is no address of a server",
              base.toString(),
              "write http://prometheus:9090"));
      return count.delivery();
    }
    try (PrometheusClient client = new PrometheusClient(settings)) {
      return new Reading(client).read(window);
    }
  }

  /** One reading of all queries. */
  private final class Reading {
    private final PrometheusClient client;
    private final DeliveryCount<ResourceSample> count;
    private final Readings readings = new Readings();
    private final Set<String> silent = new LinkedHashSet<>();
    private final long step = settings.step().toSeconds();
    private long taken;
    private long left;
    private int failures;

    private Reading(PrometheusClient client) {
      this.client = client;
      this.count = new DeliveryCount<>(client.name());
    }

    private Delivery<ResourceSample> read(Window window) {
      int asked = 0;
      List<Window> chunks = chunks(window);
      for (PrometheusQuery query : settings.queries()) {
        long before = taken;
        for (Window chunk : chunks) {
          if (failures < FAILURES) {
            ask(query, chunk);
          }
        }
        asked++;
        if (failures >= FAILURES) {
          int rest = settings.queries().size() - asked;
          if (rest > 0) {
            count.note(
                Digits.whole(rest)
                    + " of "
                    + settings.queries().size()
                    + " queries were not asked after those failures");
          }
          break;
        }
        if (taken == before && failures == 0) {
          silent.add(query.kind() + " " + query.role().name().toLowerCase(Locale.ROOT));
        }
      }
      return delivery();
    }

    private Delivery<ResourceSample> delivery() {
      List<ResourceSample> samples = readings.samples();
      for (long i = 0; i < taken; i++) {
        count.use(i == 0 ? samples : List.of());
      }
      if (!silent.isEmpty()) {
        count.note("nothing is known of: " + String.join(", ", silent));
      }
      if (left > 0) {
        count.note(Digits.whole(left) + " values are no numbers of 0 or more");
      }
      return count.delivery();
    }

    private void ask(PrometheusQuery query, Window chunk) {
      switch (client.ask(query.promql(step), chunk, step)) {
        case Reply.Answered answered -> take(query, answered.answer());
        case Reply.Failed failed -> {
          failures = failed.hopeless() ? FAILURES : failures + 1;
          count.reject(failed.reason(), failed.problem());
        }
      }
    }

    private void take(PrometheusQuery query, Answer answer) {
      failures = 0;
      answer.problems().forEach(problem -> count.reject("an answer that holds no series", problem));
      for (TimeSeries series : answer.series()) {
        if (readings.full()) {
          count.reject(
              WideRows.TOO_MANY,
              new Problem(WideRows.TOO_MANY, series.place().text(), "ask with a longer step"));
          continue;
        }
        taken++;
        left += series.left();
        String resource = series.resource(query.labels(), query.kind());
        double seconds = query.overStep() ? step : 0;
        Place place = new Place(client.name() + " " + query.promql(step), 0);
        for (Point point : series.points()) {
          readings.add(resource, query.role(), point, seconds, place);
        }
      }
    }

    /** Returns stretches of at most {@link #MOST_POINTS} points, both ends of each included. */
    private List<Window> chunks(Window window) {
      List<Window> chunks = new ArrayList<>();
      Instant first = window.from().plusSeconds(step);
      while (!first.isAfter(window.to())) {
        Instant last = first.plusSeconds(step * (MOST_POINTS - 1));
        Instant end = last.isAfter(window.to()) ? window.to() : last;
        chunks.add(new Window(first, end.isAfter(first) ? end : first.plusMillis(1)));
        first = last.plusSeconds(step);
      }
      return chunks;
    }
  }
}
