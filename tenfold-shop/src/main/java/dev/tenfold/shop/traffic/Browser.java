package dev.tenfold.shop.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor sees the shop through: it keeps cookies and validators, follows redirects, and
 * counts each request. It belongs to one thread.
 */
final class Browser {
  private static final int MOST_REDIRECTS = 4;

  private final Wire wire;
  private final Guise guise;
  private final boolean keepsState;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, Kept> kept = new HashMap<>();
  private String referer = "";

  /**
   * @param keepsState whether it keeps cookies and pages; crawlers and scanners do not
   */
  Browser(Wire wire, Guise guise, boolean keepsState) {
    this.wire = wire;
    this.guise = guise;
    this.keepsState = keepsState;
  }

  /** Returns the page at {@code path}, wherever that leads. */
  Page open(String path) throws InterruptedException {
    return follow(get(path), path);
  }

  /** Returns what a part of a page, such as a picture, is answered with; it is not gone to. */
  Page fetch(String path) throws InterruptedException {
    return exchange(get(path), path).page;
  }

  /** Returns the page that a form leads to. */
  Page submit(String path, Map<String, String> form) throws InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return follow(request, path);
  }

  /** Asks for a page and goes away when its answer begins to arrive. */
  void abort(String path) throws InterruptedException {
    Route route = Route.of("GET", path);
    try {
      HttpResponse<InputStream> response =
          wire.client().send(get(path).build(), BodyHandlers.ofInputStream());
      wire.tally().answered(route, response.statusCode());
      try (InputStream body = response.body()) {
        body.readNBytes(64);
      }
      wire.tally().aborted(route);
    } catch (ConnectException e) {
      wire.tally().refused(route);
    } catch (IOException e) {
      wire.tally().unanswered(route);
    } catch (InterruptedException e) {
      wire.tally().unanswered(route);
      throw e;
    }
  }

  private Page follow(HttpRequest.Builder first, String path) throws InterruptedException {
    Exchange exchange = exchange(first, path);
    for (int left = MOST_REDIRECTS; left > 0 && !exchange.location.isEmpty(); left--) {
      String next = exchange.location;
      exchange = exchange(get(next), next);
    }
    referer = exchange.page.path();
    return exchange.page;
  }

  private Exchange exchange(HttpRequest.Builder builder, String path) throws InterruptedException {
    HttpRequest request = builder.build();
    Route route = Route.of(request.method(), path);
    try {
      HttpResponse<String> response = wire.client().send(request, BodyHandlers.ofString());
      wire.tally().answered(route, response.statusCode());
      return taken(request, response, path);
    } catch (ConnectException e) {
      wire.tally().refused(route);
    } catch (IOException e) {
      wire.tally().unanswered(route);
    } catch (InterruptedException e) {
      wire.tally().unanswered(route);
      throw e;
    }
    return new Exchange(new Page(path, 0, ""), "");
  }

  private Exchange taken(HttpRequest request, HttpResponse<String> response, String path) {
    int status = response.statusCode();
    String body = response.body();
    if (keepsState) {
      response.headers().allValues("set-cookie").forEach(this::keepCookie);
      Kept before = kept.get(path);
      if (status == 304 && before != null) {
        body = before.body;
      } else if (status == 200 && request.method().equals("GET")) {
        String tag = response.headers().firstValue("etag").orElse("");
        if (!tag.isEmpty()) {
          kept.put(path, new Kept(tag, body));
        }
      }
    }
    String location =
        status >= 301 && status <= 308 && status != 304
            ? response.headers().firstValue("location").map(Browser::path).orElse("")
            : "";
    return new Exchange(new Page(path, status, body), location);
  }

  private HttpRequest.Builder get(String path) {
    HttpRequest.Builder request = request(path).GET();
    @Nullable Kept before = kept.get(path);
    return before == null ? request : request.header("If-None-Match", before.tag);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(wire.target().at(path))
            .timeout(wire.patience())
            .header("User-Agent", guise.userAgent())
            .header("X-Forwarded-For", guise.address());
    if (keepsState && !referer.isEmpty()) {
      request.header("Referer", wire.target().at(referer).toString());
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private void keepCookie(String header) {
    String pair = header.split(";", 2)[0].strip();
    int equals = pair.indexOf('=');
    if (equals > 0) {
      String value = pair.substring(equals + 1);
      if (value.isEmpty()) {
        cookies.remove(pair.substring(0, equals));
      } else {
        cookies.put(pair.substring(0, equals), value);
      }
    }
  }

  private static String path(String location) {
    URI uri = URI.create(location);
    String query = uri.getRawQuery();
    return uri.getRawPath() + (query == null ? "" : "?" + query);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Exchange(Page page, String location) {}

  private record Kept(String tag, String body) {}
}
