package dev.tenfold.shop.web;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.function.Consumer;

/** Tells of each request once, when its answer has been sent or its client has gone. */
record Observer(Clock clock, Consumer<Served> told) implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    ZonedDateTime at = ZonedDateTime.now(clock);
    response.whenSent(() -> told.accept(Served.sent(request, response, at, since(start))));
    try {
      chain.proceed();
    } catch (CloseConnectionException e) {
      told.accept(new Served(request, at, Served.GONE, 0, since(start)));
      throw e;
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
