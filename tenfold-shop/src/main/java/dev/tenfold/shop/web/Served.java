package dev.tenfold.shop.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request whose answer has been sent or given up.
 *
 * @param at when it came
 * @param status 499 where the client was gone before it was answered
 * @param bytes of the answer, headers included
 */
record Served(RoutingRequest request, ZonedDateTime at, int status, long bytes, Duration time) {
  /** What nginx logs when the client closes the connection first. */
  static final int GONE = 499;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final HeaderName FORWARDED = HeaderNames.create("X-Forwarded-For");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  static Served sent(
      RoutingRequest request, RoutingResponse response, ZonedDateTime at, Duration time) {
    long bytes = Math.max(0, response.bytesWritten());
    return new Served(request, at, response.status().code(), bytes, time);
  }

  String method() {
    return request.prologue().method().text();
  }

  /** Returns the route as it is written in the routing. */
  String route() {
    return request.matchingPattern().filter(route -> !route.isEmpty()).orElse("(none)");
  }

  /** Returns the line of the access log. */
  String line() {
    String query = request.query().rawValue();
    return "%s - - [%s] \"%s %s%s HTTP/%s\" %d %d \"%s\" \"%s\" %.3f"
        .formatted(
            client(),
            STAMP.format(at),
            method(),
            request.prologue().uriPath().rawPath(),
            query.isEmpty() ? "" : "?" + query,
            request.prologue().protocolVersion(),
            status,
            bytes,
            header(HeaderNames.REFERER),
            header(HeaderNames.USER_AGENT),
            time.toNanos() / 1e9);
  }

  /**
   * Returns whom the balancer names: only this machine can connect, so that whoever names a client
   * is trusted.
   */
  private String client() {
    String named = request.headers().first(FORWARDED).orElse("").strip();
    return ADDRESS.matcher(named).matches() ? named : request.remotePeer().host();
  }

  private String header(HeaderName name) {
    return request.headers().first(name).orElse("-").replace("\"", "\\x22");
  }
}
