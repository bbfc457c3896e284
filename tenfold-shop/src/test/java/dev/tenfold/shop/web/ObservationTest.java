package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObservationTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @Test
  void the_log_names_the_client_that_the_balancer_names() {
    HttpRequest.Builder request = HttpRequest.newBuilder().header("X-Forwarded-For", "203.0.113.9");
    SHOP.visitor().send("/search?q=named", request);
    assertThat(awaitLine("/search?q=named")).startsWith("203.0.113.9 - - [");
  }

  @Test
  void a_client_that_is_gone_before_its_answer_is_logged_once_as_499() throws IOException {
    SHOP.database()
        .transaction(queries -> {
          queries.update("LOCK TABLE category IN ACCESS EXCLUSIVE MODE");
          askAndLeave("/?gone");
          return queries;
        });
    assertThat(awaitLine("/?gone")).contains("\" 499 0 \"");
    assertThat(lines("/?gone")).hasSize(1);
  }

  @Test
  void methods_that_no_page_has_are_refused_and_logged() {
    HttpResponse<String> answer =
        SHOP.visitor()
            .send("/?method", HttpRequest.newBuilder().method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(awaitLine("/?method")).contains("\"HEAD /?method HTTP/1.1\" 405 ");
  }

  @Test
  void metrics_tell_requests_by_route_the_pool_and_sales() {
    Browser buyer = SHOP.customer(31);
    buyer.get("/products/31");
    buyer.get("/no/such/page");
    buyer.post("/cart", "product", "31", "quantity", "1");
    buyer.post("/checkout");
    HttpResponse<String> metrics = SHOP.visitor().get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(metrics.body())
        .endsWith("# EOF\n")
        .containsPattern(
            "http_server_requests_seconds_count\\{method=\"GET\",route=\"/products/\\{id}\","
                + "status=\"200\"} [1-9]")
        .contains("route=\"(none)\",status=\"404\"")
        .contains("hikaricp_connections_max{pool=\"shop\"} 5.0")
        .contains("jvm_gc_pause_seconds", "process_cpu_usage")
        .containsPattern("shop_checkouts_total\\{outcome=\"placed\"} [1-9]");
  }

  private static void askAndLeave(String path) {
    URI shop = URI.create(SHOP.shop().url());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(shop.getHost(), shop.getPort()));
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String awaitLine(String asked) {
    long end = System.nanoTime() + 10_000_000_000L;
    List<String> found = lines(asked);
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      found = lines(asked);
    }
    assertThat(found).isNotEmpty();
    return found.getFirst();
  }

  private static List<String> lines(String asked) {
    try {
      return Files.readAllLines(SHOP.flagFile().resolveSibling("access.log")).stream()
          .filter(line -> line.contains(" " + asked + " "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
