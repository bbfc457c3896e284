package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostProbeTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T08:00:00Z"));

  private static HostProbe probe() {
    return new HostProbe(Set.of("localhost"), CLOCK, Duration.ofSeconds(2));
  }

  @Test
  void a_host_that_was_not_declared_is_not_asked() {
    try (HostProbe probe = probe()) {
      assertThatThrownBy(() -> probe.answer("GET", URI.create("http://127.0.0.1:1/"), ""))
          .isInstanceOf(TenfoldException.class)
          .hasMessageContaining("not declared");
      assertThatThrownBy(() -> probe.handshakes("example.com", 443))
          .isInstanceOf(TenfoldException.class);
      assertThatThrownBy(() -> probe.answer("GET", URI.create("http://localhost@evil/"), ""))
          .isInstanceOf(TenfoldException.class);
    }
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        HostProbe probe = probe()) {
      Thread answering = Thread.ofPlatform().start(() -> answer(server));
      URI address = URI.create("http://localhost:" + server.getLocalPort() + "/");
      var answer = probe.answer("GET", address, "https://elsewhere.example");
      assertThat(answer.status()).isEqualTo(301);
      assertThat(answer.value("location")).isEqualTo("http://evil.example/");
      assertThat(answer.at()).isEqualTo(CLOCK.instant());
      answering.join();
    }
  }

  @Test
  void who_does_not_answer_has_status_0_and_no_handshake() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = closed.getLocalPort();
    }
    try (HostProbe probe = probe()) {
      URI address = URI.create("http://localhost:" + port + "/");
      assertThat(probe.answer("HEAD", address, "").status()).isZero();
      assertThat(probe.handshakes("localhost", port)).isEmpty();
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      int read = socket.getInputStream().read(new byte[4096]);
      assertThat(read).isPositive();
      out.write(
          "HTTP/1.1 301 Moved\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
