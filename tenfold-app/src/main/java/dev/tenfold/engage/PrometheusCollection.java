package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.Delivery.Refusal;
import dev.tenfold.collect.FactStore;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.source.resources.PrometheusQuery;
import dev.tenfold.source.resources.PrometheusSource;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.Window;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Asks a Prometheus for the days that are not kept yet. A day that is over is asked for once, so
 * that what was collected outlives what the server keeps.
 */
final class PrometheusCollection {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int DAYS = 30;

  /** A day that is over, with samples. */
  private static final String WHOLE = "whole";

  /** A day that is over, without any. */
  private static final String EMPTY = "empty";

  /** Where so many questions of a day fail, the server is not asked for other days. */
  private static final int FAILURES = 3;

  /** How long after a day's end samples may still come in late. */
  private static final Duration LATE = Duration.ofHours(1);

  private final FactStore store;
  private final Instant now;
  private final UnaryOperator<String> variables;
  private final Duration timeout;

  PrometheusCollection(FactStore store, Instant now, UnaryOperator<String> variables) {
    this(store, now, variables, TIMEOUT);
  }

  /**
   * @param timeout for one whole answer
   */
  PrometheusCollection(
      FactStore store, Instant now, UnaryOperator<String> variables, Duration timeout) {
    this.store = store;
    this.now = now;
    this.variables = variables;
    this.timeout = timeout;
  }

  SourceReport collect(Source source) {
    SourceReport.Count count = new SourceReport.Count(source);
    URI url = source.url();
    if (url == null) {
      return count.report();
    }
    String variable = source.option("token", "").replaceFirst("^env:", "");
    String secret = variable.isEmpty() ? "" : variables.apply(variable);
    if (!variable.isEmpty() && secret.isEmpty()) {
      count.fail(
          List.of(
              new Problem(
                  "the variable with the secret is not set",
                  "env:" + variable,
                  "export " + variable + "=…")));
      return count.report();
    }
    Map<String, String> headers =
        secret.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + secret);
    PrometheusSource server =
        new PrometheusSource(
            new PrometheusSource.Settings(url, STEP, timeout, headers, PrometheusQuery.builtIn()));
    days(server, source, url, count);
    return count.report();
  }

  /** Asks for the newest day first, and for no other where that fails. */
  private void days(PrometheusSource server, Source source, URI url, SourceReport.Count count) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int i = 0; i <= DAYS; i++) {
      LocalDate day = today.minusDays(i);
      Origin origin = new Origin(source.name(), place(url, day.toString()));
      Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      boolean over = end.plus(LATE).isBefore(now);
      if (store.holds(origin, EMPTY)) {
        continue;
      }
      if (store.holds(origin, WHOLE)) {
        count.isKnown();
        continue;
      }
      Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      Delivery<ResourceSample> delivery =
          server.read(new Window(begin, end.isAfter(now) ? now : end));
      if (delivery.used() == 0 && !delivery.rejected().isEmpty()) {
        delivery.rejected().stream().map(Refusal::samples).forEach(count::fail);
        return;
      }
      count.add(delivery);
      boolean whole = delivery.rejected().isEmpty();
      if (delivery.used() > 0 && (whole || !isKept(origin))) {
        store.keep(origin, ResourceSample.class, delivery);
        count.isAdded();
      }
      if (delivery.read() - delivery.used() >= FAILURES) {
        delivery.rejected().stream().map(Refusal::samples).forEach(count::fail);
        return;
      }
      if (over && whole) {
        store.complete(origin, delivery.used() > 0 ? WHOLE : EMPTY);
      }
    }
    if (!count.isUsable()) {
      count.fail(
          List.of(
              new Problem(
                  "no series of the last " + DAYS + " days is one that is asked for",
                  url.toString(),
                  "scrape node_exporter, cAdvisor, the JVM or the pool, or name another server")));
    }
  }

  private static String place(URI url, String day) {
    return url + " " + day;
  }

  /** Returns whether a place is a day of the server that a source names. */
  static boolean isOf(Source source, String place) {
    URI url = source.url();
    return url != null && place.startsWith(place(url, ""));
  }

  /** Returns whether anything is kept of a day, which an answer with gaps must not replace. */
  private boolean isKept(Origin origin) {
    return store.kept(ResourceSample.class).stream().anyMatch(kept -> kept.origin().equals(origin));
  }
}
