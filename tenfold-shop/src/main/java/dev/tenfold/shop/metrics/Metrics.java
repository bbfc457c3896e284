package dev.tenfold.shop.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** Everything that is counted, as a page for scrapers. */
public final class Metrics implements AutoCloseable {
  /** The media type of {@link #page}. */
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final MeterProvider<Timer> requests =
      Timer.builder("http.server.requests")
          .description("Requests by the time from their first line to the end of the answer")
          .serviceLevelObjectives(BOUNDS)
          .withRegistry(registry);

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Counts the connections of {@code pool}, and who waits for one. */
  public void watch(HikariDataSource pool) {
    pool.setMetricRegistry(registry);
  }

  /**
   * Counts a request that was answered or given up.
   *
   * @param route as it is written in the routing, so that there are few
   */
  public void served(String method, String route, int status, Duration time) {
    requests
        .withTags("method", method, "route", route, "status", Integer.toString(status))
        .record(time);
  }

  /** Counts a checkout. */
  public void checkedOut(String outcome) {
    registry.counter("shop.checkouts", "outcome", outcome).increment();
  }

  /**
   * Returns what stands now.
   *
   * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
   */
  public String page() {
    return registry.scrape(OPEN_METRICS);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
