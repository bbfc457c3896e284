package dev.tenfold.shop.web;

import dev.tenfold.shop.metrics.Metrics;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The web server with every page of the shop. */
public final class Front implements AutoCloseable {
  private final AccessLog log;
  private final WebServer server;

  /**
   * Starts serving {@code pages} on this machine's loopback address; port 0 takes a free one. No
   * part of an answer waits until the client has acknowledged the part before, which takes Linux up
   * to 40 ms (RFC 9293, 3.7.4: the Nagle algorithm can be disabled).
   */
  public Front(int port, Observation observation, Errors errors, List<HttpService> pages) {
    log = new AccessLog(observation.accessLog());
    Metrics metrics = observation.metrics();
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.addFilter(
        new Observer(observation.clock(), log.andThen(served -> count(metrics, served))));
    routing.get("/health", (request, response) -> response.send("ok\n"));
    routing.get(
        "/metrics",
        (request, response) -> {
          response.header(HeaderNames.CONTENT_TYPE, Metrics.OPEN_METRICS);
          response.send(metrics.page());
        });
    routing.register("/static", new Assets());
    pages.forEach(routing::register);
    errors.add(routing);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .connectionOptions(connection -> connection.tcpNoDelay(true))
            .shutdownGracePeriod(Duration.ofSeconds(5))
            .shutdownHook(false)
            .routing(routing)
            .build()
            .start();
  }

  /** How requests are observed. */
  public record Observation(Path accessLog, Metrics metrics, Clock clock) {}

  private static void count(Metrics metrics, Served served) {
    metrics.served(served.method(), served.route(), served.status(), served.time());
  }

  public int port() {
    return server.port();
  }

  /** Answers what has been asked, then stops. */
  @Override
  public void close() {
    server.stop();
    log.close();
  }
}
