package dev.tenfold.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A visitor with cookies who follows no redirect. Given several instances, it asks them in turn, as
 * a balancer does.
 */
public final class Browser {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CookieManager cookies;
  private final List<String> instances;
  private int asked;

  public Browser(String... instances) {
    this(new CookieManager(), List.of(instances));
  }

  private Browser(CookieManager cookies, List<String> instances) {
    this.cookies = cookies;
    this.instances = instances;
  }

  /** Returns the same visitor, with the same cookies, asking another instance. */
  public Browser at(String instance) {
    return new Browser(cookies, List.of(instance));
  }

  public HttpResponse<String> get(String path) {
    return send(path, HttpRequest.newBuilder());
  }

  /** Posts a form of names and values in turn. */
  public HttpResponse<String> post(String path, String... form) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < form.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(form[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()));
    return send(path, request);
  }

  /** Sends any other request, with the cookies. */
  public HttpResponse<String> send(String path, HttpRequest.Builder request) {
    URI uri = URI.create(instances.get(asked++ % instances.size()) + path);
    request.uri(uri).timeout(PATIENCE);
    try {
      cookies
          .get(uri, Map.of())
          .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      cookies.put(uri, response.headers().map());
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(uri + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking " + uri, e);
    }
  }
}
