package dev.tenfold.shop.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;

/** The style sheet and the shop's mark. */
final class Assets implements HttpService {
  @Override
  public void routing(HttpRules rules) {
    rules.get("/shop.css", (request, response) -> send(response, "shop.css", "text/css"));
    rules.get("/mark.svg", (request, response) -> send(response, "mark.svg", "image/svg+xml"));
  }

  private static void send(ServerResponse response, String file, String type) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
      response.header(HeaderNames.CACHE_CONTROL, "public, max-age=3600");
      response.send(in.readAllBytes());
    }
  }
}
