package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.TlsHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On this machine alone. */
class HostQuestionsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  private HeaderReading ask(URI address) throws InterruptedException {
    Duration timeout = Duration.ofSeconds(2);
    try (HostProbe probe = new HostProbe(Set.of("localhost"), InstantSource.fixed(NOW), timeout)) {
      return new HostQuestions(probe).ask(address);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + origin);
    exchange.getResponseHeaders().add("Server", "shop/1.2");
    boolean trace = exchange.getRequestMethod().equals("TRACE");
    exchange.sendResponseHeaders(trace ? 405 : 200, -1);
    exchange.close();
  }

  @Test
  void an_address_is_asked_three_things_and_nothing_else() throws Exception {
    HttpServer server = HttpServer.create(ANY_PORT, 0);
    server.createContext("/", this::answer);
    server.start();
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/cart?a=1");
    HeaderReading reading = ask(address);
    server.stop(0);
    assertThat(asked)
        .containsExactly(
            "GET /cart?a=1 null",
            "GET /cart?a=1 " + HostQuestions.ELSEWHERE,
            "TRACE /cart?a=1 null");
    assertThat(reading.answers().facts())
        .extracting(HttpAnswer::status)
        .containsExactly(200, 200, 405);
    assertThat(reading.answers().facts().getFirst().value("server")).isEqualTo("shop/1.2");
    assertThat(reading.answers().facts().getFirst().at()).isEqualTo(NOW);
    assertThat(reading.handshakes()).isEmpty();
  }

  @Test
  void who_does_not_answer_is_asked_once() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    HeaderReading reading = ask(URI.create("https://localhost:" + port + "/"));
    assertThat(reading.answers().facts()).extracting(HttpAnswer::status).containsExactly(0);
    assertThat(reading.handshakes()).isEmpty();
  }

  @Test
  void who_does_not_speak_tls_refuses_no_version_of_it() throws Exception {
    HttpServer server = HttpServer.create(ANY_PORT, 0);
    server.createContext("/", this::answer);
    server.start();
    HeaderReading reading =
        ask(URI.create("https://localhost:" + server.getAddress().getPort() + "/"));
    server.stop(0);
    assertThat(reading.handshakes()).isEmpty();
    assertThat(reading.answers().facts()).extracting(HttpAnswer::status).containsExactly(0);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_recorded_and_nothing_is_sent() throws Exception {
    HttpsServer server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext("/", this::answer);
    server.start();
    HeaderReading reading =
        ask(URI.create("https://localhost:" + server.getAddress().getPort() + "/"));
    server.stop(0);
    assertThat(asked).isEmpty();
    assertThat(reading.answers().facts()).extracting(HttpAnswer::status).containsExactly(0);
    assertThat(reading.handshakes())
        .extracting(TlsHandshake::protocol)
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(reading.handshakes())
        .allSatisfy(handshake -> {
          assertThat(handshake.accepted()).isTrue();
          assertThat(handshake.trusted()).isFalse();
          assertThat(handshake.notAfter()).isNotNull();
        });
  }

  @Test
  void a_version_that_is_refused_beside_one_that_is_not_is_recorded() throws Exception {
    HttpsServer server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(selfSigned()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters old = getSSLContext().getDefaultSSLParameters();
            old.setProtocols(new String[] {"TLSv1.2"});
            parameters.setSSLParameters(old);
          }
        });
    server.start();
    HeaderReading reading =
        ask(URI.create("https://localhost:" + server.getAddress().getPort() + "/"));
    server.stop(0);
    assertThat(reading.handshakes())
        .extracting(handshake -> handshake.protocol() + " " + handshake.accepted())
        .containsExactly("TLSv1.3 false", "TLSv1.2 true");
  }

  @Test
  @Timeout(20)
  void a_handshake_that_drips_is_ended() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> drip(server));
      HeaderReading reading = ask(URI.create("https://localhost:" + server.getLocalPort() + "/"));
      assertThat(reading.handshakes()).extracting(TlsHandshake::accepted).doesNotContain(true);
    }
  }

  /** Begins a TLS record of 16 KiB and sends a byte of it now and then. */
  private static void drip(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (socket) {
                socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
                for (int i = 0; i < 1000; i++) {
                  socket.getOutputStream().write(0);
                  socket.getOutputStream().flush();
                  Thread.sleep(100);
                }
              } catch (IOException | InterruptedException e) {
                // The other side has had enough, which is what is tested.
              }
            });
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void plain_is_the_same_address_without_tls() {
    assertThat(HostQuestions.plain(URI.create("https://shop.example/a%20b?c=d")))
        .isEqualTo(URI.create("http://shop.example/a%20b?c=d"));
  }

  private SSLContext selfSigned() throws Exception {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "shop",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=localhost",
                "-validity",
                "30",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret",
                "-ext",
                "san=dns:localhost")
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
