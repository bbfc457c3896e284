package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.engagement.Source;
import dev.tenfold.store.facts.FactFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine alone. */
class SecurityCollectionTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

  @TempDir Path folder;

  private FactFiles store;

  @BeforeEach
  void open() {
    store = new FactFiles(folder.resolve("facts"));
  }

  private SourceReport collect(Instant now, List<String> paths, URI... hosts) {
    Source source =
        new Source("product", Source.Kind.SECURITY, paths, null, List.of(hosts), "", Map.of());
    return new SecurityCollection(folder, store, now).collect(source);
  }

  @Test
  void a_host_that_went_away_is_told_and_what_it_answered_stays() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    SourceReport first = collect(MONDAY, List.of(), address);
    server.stop(0);
    SourceReport second = collect(TUESDAY, List.of(), address, address.resolve("/cart"));
    assertThat(first.problems()).isEmpty();
    assertThat(first.used()).isEqualTo(3);
    assertThat(second.isUsable()).isFalse();
    assertThat(second.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.what()).contains("gives no answer", "within 5 s", "stays");
          assertThat(problem.where()).isEqualTo(address.toString());
        });
    List<Kept<SecurityFile>> kept = store.kept(SecurityFile.class);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().origin().place()).isEqualTo(address + " on 2026-11-23");
    var recorded = kept.getFirst().delivery().facts().getFirst().recorded();
    assertThat(recorded).isNotNull();
    assertThat(recorded.answers().facts()).extracting(a -> a.status()).containsOnly(204);
  }

  @Test
  void files_are_read_beside_hosts_and_known_the_second_time_where_they_gave_something()
      throws IOException {
    Files.createDirectories(folder.resolve("security"));
    Files.writeString(
        folder.resolve("security/tls.jsonl"),
        """
        {"host":"shop.example","protocol":"TLSv1.1","refused":true,"at":"2026-11-20T08:00:00Z"}
        """);
    Files.writeString(folder.resolve("security/notes.txt"), "nothing of the sort\n");
    SourceReport first = collect(MONDAY, List.of("security"));
    assertThat(first.added()).isEqualTo(1);
    assertThat(first.used()).isEqualTo(1);
    assertThat(first.rejected()).hasSize(1);
    SourceReport second = collect(TUESDAY, List.of("security"));
    assertThat(second.known()).isEqualTo(1);
    assertThat(second.added()).isZero();
    assertThat(second.rejected()).isEqualTo(first.rejected());
  }
}
