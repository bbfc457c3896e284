package dev.tenfold.shop.traffic;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * What all visitors share.
 *
 * @param patience how long a visitor waits for an answer
 */
record Wire(Target target, HttpClient client, Tally tally, Duration patience) {
  static Wire to(Target target, Tally tally, Duration patience) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    return new Wire(target, client, tally, patience);
  }
}
