package dev.tenfold.shop.traffic;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The payment provider's bad minute, early in the afternoon.
 *
 * @param seconds how long it is down, on the clock
 */
record Outage(Target provider, long seconds) {
  /** Half past two. */
  private static final double BEGINS = 14.5 / 24;

  private static final int LARGEST_PART = 20;

  /** Returns an outage of a minute, or of a twentieth of the run where that is shorter. */
  static Outage of(Target provider, Day day) {
    return new Outage(provider, Math.clamp(day.run().toSeconds() / LARGEST_PART, 1, 60));
  }

  /** Waits for its moment, then tells the provider to be down; returns what it answered. */
  int happen(Wire wire, Day day) throws InterruptedException, IOException {
    TimeUnit.NANOSECONDS.sleep((long) (day.run().toNanos() * BEGINS));
    HttpRequest request =
        HttpRequest.newBuilder(provider.at("/down?seconds=" + seconds))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return wire.client().send(request, BodyHandlers.discarding()).statusCode();
  }
}
