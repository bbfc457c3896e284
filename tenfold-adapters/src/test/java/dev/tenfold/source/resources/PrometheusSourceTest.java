package dev.tenfold.source.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusSourceTest {
  private static final Window HOUR =
      new Window(Instant.parse("2026-03-12T10:00:00Z"), Instant.parse("2026-03-12T11:00:00Z"));
  private static final PrometheusQuery USED =
      new PrometheusQuery("cpu", ResourceRole.USED, List.of("instance"), "rate(busy[$step])", true);
  private static final PrometheusQuery CAPACITY =
      new PrometheusQuery("cpu", ResourceRole.CAPACITY, List.of("instance"), "processors", false);
  private static final String INSTANCE = "\"instance\":\"a\"";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

  PrometheusSourceTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /** What the server does with a query. */
  private interface Behaviour {
    void answer(HttpExchange exchange, Map<String, String> query)
        throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void queries_are_joined_by_resource_and_time() {
    behave((exchange, query) ->
        send(
            exchange,
            200,
            SavedAnswersTest.answer(
                query.getOrDefault("query", "").equals("processors")
                    ? SavedAnswersTest.series(INSTANCE, 4, 4)
                    : SavedAnswersTest.series(INSTANCE, 1, 1.5))));
    Delivery<ResourceSample> delivery = read(HOUR, USED, CAPACITY);
    assertThat(delivery.read()).isEqualTo(2);
    assertThat(delivery.facts()).hasSize(2);
    ResourceSample sample = delivery.facts().getLast();
    assertThat(sample.resource()).isEqualTo("a cpu");
    assertThat(sample.used()).isEqualTo(1.5);
    assertThat(sample.capacity()).isEqualTo(4);
    assertThat(sample.seconds()).isEqualTo(60);
    assertThat(asked.getFirst())
        .containsEntry("query", "rate(busy[60s])")
        .containsEntry("step", "60")
        .containsEntry("start", "1773309660.000")
        .containsEntry("end", "1773313200.000");
    assertThat(authorizations).containsOnly("Bearer token");
  }

  @Test
  void long_windows_are_asked_in_parts_of_11000_points() {
    behave((exchange, query) -> send(exchange, 200, SavedAnswersTest.answer()));
    Window month = new Window(HOUR.from(), HOUR.from().plus(Duration.ofDays(30)));
    Delivery<ResourceSample> delivery = read(month, USED);
    assertThat(asked).hasSize(4);
    long points = 0;
    for (Map<String, String> query : asked) {
      double length =
          Double.parseDouble(query.getOrDefault("end", ""))
              - Double.parseDouble(query.getOrDefault("start", ""));
      long inPart = Math.round(length / 60) + 1;
      assertThat(inPart).isLessThanOrEqualTo(11_000);
      points += inPart;
    }
    assertThat(points).isEqualTo(30 * 1440);
    assertThat(delivery.notes()).containsExactly("nothing is known of: cpu used");
  }

  @Test
  void one_query_that_fails_leaves_the_others() {
    behave((exchange, query) -> {
      if (query.getOrDefault("query", "").equals("processors")) {
        send(exchange, 422, "{\"status\":\"error\",\"error\":\"no such function\"}");
      } else {
        send(exchange, 200, SavedAnswersTest.answer(SavedAnswersTest.series(INSTANCE, 1)));
      }
    });
    Delivery<ResourceSample> delivery = read(HOUR, CAPACITY, USED);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.facts().getFirst().capacity()).isNaN();
    assertThat(delivery.rejected()).hasSize(1);
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("status 422");
    assertThat(delivery.rejected().getFirst().samples().getFirst().what())
        .contains("no such function");
  }

  @Test
  void three_failures_in_a_row_are_enough() {
    behave((exchange, query) -> send(exchange, 503, "overloaded"));
    Delivery<ResourceSample> delivery = read(HOUR, USED, USED, USED, USED, CAPACITY);
    assertThat(asked).hasSize(3);
    assertThat(delivery.read()).isEqualTo(3);
    assertThat(delivery.notes())
        .containsExactly("2 of 5 queries were not asked after those failures");
  }

  @Test
  void a_token_that_was_revoked_is_told_once() {
    behave((exchange, query) -> send(exchange, 401, "unauthorized"));
    Delivery<ResourceSample> delivery = read(HOUR, USED, CAPACITY);
    assertThat(asked).hasSize(1);
    assertThat(delivery.rejected().getFirst().samples().getFirst().fix()).contains("token: env:");
  }

  @Test
  void a_redirect_is_not_followed() {
    behave((exchange, query) -> {
      exchange.getResponseHeaders().add("Location", "http://192.0.2.1/");
      send(exchange, 302, "");
    });
    assertThat(read(HOUR, USED).rejected().getFirst().reason()).isEqualTo("status 302");
  }

  @Test
  void a_server_that_never_answers_is_given_up() {
    behave((exchange, query) -> over.await());
    Delivery<ResourceSample> delivery = read(HOUR, USED);
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("no whole answer in time");
  }

  @Test
  void an_answer_that_trickles_is_given_up() {
    behave((exchange, query) -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      while (over.getCount() > 0) {
        body.write(' ');
        body.flush();
        Thread.sleep(20);
      }
    });
    assertThat(read(HOUR, USED).rejected().getFirst().reason())
        .isEqualTo("no whole answer in time");
  }

  @Test
  void an_answer_that_is_cut_off_is_rejected() {
    String whole = SavedAnswersTest.answer(SavedAnswersTest.series(INSTANCE, 1, 2));
    behave((exchange, query) -> send(exchange, 200, whole.substring(0, whole.length() - 9)));
    assertThat(read(HOUR, USED).rejected().getFirst().reason())
        .isEqualTo("an answer that is cut off or no JSON");
    server.removeContext("/api/v1/query_range");
    behave((exchange, query) -> {
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length + 100);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    assertThat(read(HOUR, USED).facts()).isEmpty();
  }

  @Test
  void a_page_of_something_else_is_rejected() {
    behave((exchange, query) -> send(exchange, 200, "<html>Grafana</html>"));
    assertThat(read(HOUR, USED).rejected().getFirst().reason())
        .isEqualTo("an answer that is cut off or no JSON");
  }

  @Test
  void a_server_that_is_not_there_is_asked_once() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Delivery<ResourceSample> delivery =
        new PrometheusSource(settings("http://127.0.0.1:" + port, List.of(USED, CAPACITY)))
            .read(HOUR);
    assertThat(delivery.read()).isEqualTo(1);
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("not reachable");
    assertThat(delivery.notes())
        .containsExactly("1 of 2 queries were not asked after those failures");
  }

  @Test
  void what_is_no_address_is_told() {
    Delivery<ResourceSample> delivery =
        new PrometheusSource(settings("prometheus:9090", List.of(USED))).read(HOUR);
    assertThat(delivery.rejected().getFirst().reason()).isEqualTo("no address");
  }

  @Test
  void a_path_of_the_address_is_kept_and_who_asks_is_not_shown() {
    server.createContext(
        "/prom/api/v1/query_range",
        exchange ->
            send(exchange, 200, SavedAnswersTest.answer(SavedAnswersTest.series(INSTANCE, 1))));
    String base = "http://me:secret@127.0.0.1:" + server.getAddress().getPort() + "/prom/";
    Delivery<ResourceSample> delivery =
        new PrometheusSource(settings(base, List.of(USED))).read(HOUR);
    assertThat(delivery.facts()).hasSize(1);
    assertThat(delivery.source()).endsWith("/prom").doesNotContain("secret");
  }

  @Test
  void every_query_built_in_names_its_labels_and_its_step() {
    for (PrometheusQuery query : PrometheusQuery.builtIn()) {
      assertThat(query.promql(60)).doesNotContain("$");
      assertThat(query.overStep()).as(query.promql()).isEqualTo(query.promql().contains("rate("));
      if (query.promql().contains(" by (")) {
        assertThat(query.promql()).contains("by (" + String.join(", ", query.labels()) + ")");
      }
    }
  }

  private void behave(Behaviour behaviour) {
    server.createContext(
        "/api/v1/query_range",
        exchange -> {
          Map<String, String> query = query(exchange.getRequestURI());
          asked.add(query);
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          try {
            behaviour.answer(exchange, query);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    for (String pair : uri.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Delivery<ResourceSample> read(Window window, PrometheusQuery... queries) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return new PrometheusSource(settings(base, List.of(queries))).read(window);
  }

  private static PrometheusSource.Settings settings(String base, List<PrometheusQuery> queries) {
    return new PrometheusSource.Settings(
        URI.create(base),
        Duration.ofSeconds(60),
        Duration.ofSeconds(2),
        Map.of("Authorization", "Bearer token"),
        queries);
  }
}
