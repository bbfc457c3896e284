package dev.tenfold.shop.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;

/** The style sheet. */
final class Assets implements HttpService {
  @Override
  public void routing(HttpRules rules) {
    rules.get("/shop.css", Assets::css);
  }

  private static void css(ServerRequest request, ServerResponse response) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream("shop.css")) {
      if (in == null) {
        throw new IllegalStateException("shop.css is missing from the jar");
      }
      response.header(HeaderNames.CONTENT_TYPE, "text/css; charset=utf-8");
      response.header(HeaderNames.CACHE_CONTROL, "public, max-age=3600");
      response.send(in.readAllBytes());
    }
  }
}
