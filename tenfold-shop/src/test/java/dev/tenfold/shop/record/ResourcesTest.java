package dev.tenfold.shop.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final long OURSELVES = ProcessHandle.current().pid();

  @TempDir Path folder;

  private Path csv = Path.of("resources.csv");

  @BeforeEach
  void aServerThatIsThisProcess() throws IOException {
    csv = folder.resolve("resources.csv");
    Files.writeString(folder.resolve("postmaster.pid"), OURSELVES + "\n");
  }

  @Test
  void a_row_holds_what_the_shop_and_the_machine_say() throws Exception {
    String page =
        """
        # TYPE hikaricp_connections_max gauge
        hikaricp_connections_max{pool="shop"} 5.0
        hikaricp_connections_active{pool="shop"} 4.0
        hikaricp_connections_pending{pool="shop"} 120.0
        # EOF
        """;
    HttpServer shop =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/metrics",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    shop.start();
    try {
      Resources resources = resources(NOON);
      resources.look(
          URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/metrics"), OURSELVES);
    } finally {
      shop.stop(0);
    }
    List<String> row = row();
    assertThat(row.getFirst()).isEqualTo("2026-11-27T12:00:00Z");
    assertThat(Integer.parseInt(row.get(1))).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(Double.parseDouble(row.get(2))).isGreaterThan(Double.parseDouble(row.get(3)));
    assertThat(Double.parseDouble(row.get(3))).isPositive();
    assertThat(Double.parseDouble(row.get(4))).isGreaterThanOrEqualTo(0);
    assertThat(row.subList(5, 8)).containsExactly("5", "4", "120");
  }

  @Test
  void what_cannot_be_read_is_left_empty() throws Exception {
    resources(NOON).look(URI.create("http://127.0.0.1:1/metrics"), Integer.MAX_VALUE);
    List<String> row = row();
    assertThat(row.get(3)).isEmpty();
    assertThat(row.subList(5, 8)).containsExactly("", "", "");
  }

  @Test
  void no_sample_is_taken_before_it_is_time() throws Exception {
    Resources resources = resources(NOON);
    URI nowhere = URI.create("http://127.0.0.1:1/metrics");
    resources.look(nowhere, OURSELVES);
    resources.look(nowhere, OURSELVES);
    assertThat(Files.readAllLines(csv)).hasSize(2);
  }

  private Resources resources(Instant now) throws IOException {
    return new Resources(csv, folder, Clock.fixed(now, ZoneOffset.UTC), Duration.ofSeconds(5));
  }

  private List<String> row() throws IOException {
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(2);
    return List.of(lines.get(1).split(",", -1));
  }
}
