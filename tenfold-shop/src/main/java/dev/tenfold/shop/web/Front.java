package dev.tenfold.shop.web;

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
  public Front(int port, Path accessLog, Clock clock, Errors errors, List<HttpService> pages) {
    log = new AccessLog(accessLog, clock);
    HttpRouting.Builder routing = HttpRouting.builder().addFilter(log);
    routing.get("/health", (request, response) -> response.send("ok\n"));
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
