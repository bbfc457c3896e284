package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenfold.engagement.Source;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.store.facts.FactFiles;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on this machine, in its moods. */
class PrometheusCollectionTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Pattern START = Pattern.compile("start=([0-9]+)");

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Mood mood = PrometheusCollectionTest::series;
  private HttpServer server;
  private FactFiles store;
  private String secret = "abc";

  /** How the server answers. */
  private interface Mood {
    void answer(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    store = new FactFiles(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/api/v1/query_range",
        exchange -> {
          asked.incrementAndGet();
          mood.answer(exchange);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void series(HttpExchange exchange) throws IOException {
    Matcher start = START.matcher(exchange.getRequestURI().getRawQuery());
    if (!start.find()) {
      throw new IOException("asked without a start");
    }
    say(
        exchange,
        200,
        """
        {"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"instance":"a:9100"},"values":[[%s,"1"]]}]}}
        """
            .formatted(start.group(1)));
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private SourceReport collect(Instant now) {
    Source source =
        new Source(
            "prometheus",
            Source.Kind.PROMETHEUS,
            List.of(),
            address(),
            List.of(),
            "",
            Map.of("token", "env:TOKEN"));
    return new PrometheusCollection(store, now, name -> secret, PATIENCE).collect(source);
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private List<ResourceSample> kept() {
    return store.kept(ResourceSample.class).stream()
        .flatMap(kept -> kept.delivery().facts().stream())
        .toList();
  }

  @Test
  void days_that_are_over_are_asked_once() {
    SourceReport first = collect(NOON);
    int all = asked.getAndSet(0);
    SourceReport second = collect(NOON);
    assertThat(first.problems()).isEmpty();
    assertThat(first.added()).isEqualTo(31);
    assertThat(second.known()).isEqualTo(30);
    assertThat(second.added()).isEqualTo(1);
    assertThat(asked).hasValue(all / 31);
    collect(NOON.plus(DAY));
    assertThat(asked).hasValue(3 * (all / 31));
  }

  @Test
  void a_revoked_token_is_told_asked_no_more_and_loses_nothing() {
    collect(NOON);
    List<ResourceSample> before = kept();
    asked.set(0);
    mood = exchange -> say(exchange, 401, "token revoked");
    SourceReport report = collect(NOON.plus(DAY));
    assertThat(asked).hasValue(1);
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("401", "token revoked"));
    assertThat(kept()).isEqualTo(before);
    secret = "";
    assertThat(collect(NOON).problems()).extracting(Problem::where).containsExactly("env:TOKEN");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void a_server_that_fails_halfway_does_not_replace_the_whole_day_and_is_left_alone() {
    collect(NOON);
    List<ResourceSample> before = kept();
    asked.set(0);
    mood =
        exchange -> {
          if (asked.get() == 1) {
            series(exchange);
          } else {
            say(exchange, 500, "out of memory");
          }
        };
    SourceReport report = collect(NOON);
    assertThat(asked).hasValue(4);
    assertThat(report.problems()).isNotEmpty();
    assertThat(report.isUsable()).isTrue();
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void what_is_no_answer_ends_soon_and_is_told() {
    List<Mood> moods =
        List.of(
            exchange -> say(exchange, 500, "no"),
            exchange -> say(exchange, 200, "<html>sign in</html>"),
            exchange -> say(exchange, 200, ""),
            exchange -> {
              exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
              exchange.sendResponseHeaders(302, -1);
            },
            PrometheusCollectionTest::drip,
            exchange -> pause(Duration.ofSeconds(5)));
    for (Mood each : moods) {
      mood = each;
      asked.set(0);
      SourceReport report = collect(NOON);
      assertThat(asked.get()).isBetween(1, 3);
      assertThat(report.problems()).isNotEmpty();
      assertThat(report.problems())
          .allSatisfy(problem -> {
            assertThat(problem.where()).contains(address().toString());
            assertThat(problem.fix()).isNotEmpty();
          });
      assertThat(report.isUsable()).isFalse();
      assertThat(kept()).isEmpty();
    }
  }

  @Test
  void a_server_that_is_gone_is_told() {
    server.stop(0);
    SourceReport report = collect(NOON);
    assertThat(report.problems().getFirst().what()).contains("not reachable");
    assertThat(report.isUsable()).isFalse();
  }

  /** Gives a byte now and then, without end. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 50; i++) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      pause(Duration.ofMillis(100));
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
