package dev.tenfold.source.security;

import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Asks the hosts that the client declared, and no others, for headers and handshakes. It follows no
 * redirect, sends no body and reads none. TLS 1.0 and 1.1 it cannot offer, as Java disables them:
 * that a host refuses them has to be recorded with another tool.
 */
public final class HostProbe implements AutoCloseable {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private final Set<String> hosts;
  private final InstantSource clock;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param hosts names of the hosts that may be asked
   * @param timeout the longest that one question may take
   */
  public HostProbe(Set<String> hosts, InstantSource clock, Duration timeout) {
    this.hosts = new TreeSet<>();
    hosts.forEach(host -> this.hosts.add(host.toLowerCase(Locale.ROOT)));
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Returns how a host answers, with status 0 where it does not.
   *
   * @param origin the {@code Origin} to send; empty for none
   * @throws TenfoldException USAGE when the host was not declared
   */
  public HttpAnswer answer(String method, URI address, String origin) throws InterruptedException {
    allow(address.getHost(), address.toString());
    Instant at = clock.instant();
    Place place = new Place(address.toString(), 0);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(timeout).method(method, BodyPublishers.noBody());
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      Map<String, List<String>> headers = response.headers().map();
      return new HttpAnswer(
          method, address.toString(), origin, response.statusCode(), at, headers, place);
    } catch (IOException e) {
      return new HttpAnswer(method, address.toString(), origin, 0, at, Map.of(), place);
    }
  }

  /**
   * Returns what a host agrees on for each version of TLS that can be offered, or that it refuses
   * it; none where it agrees on none of them, as then it may not speak TLS at all.
   *
   * @throws TenfoldException USAGE when the host was not declared
   */
  public List<TlsHandshake> handshakes(String host, int port) {
    allow(host, host + ":" + port);
    List<TlsHandshake> handshakes = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      TlsHandshake handshake = handshake(host, port, protocol);
      if (handshake != null) {
        handshakes.add(handshake);
      }
    }
    return handshakes.stream().anyMatch(TlsHandshake::accepted) ? handshakes : List.of();
  }

  @Override
  public void close() {
    client.close();
  }

  private @Nullable TlsHandshake handshake(String host, int port, String protocol) {
    String name = (port == 443 ? host : host + ":" + port).toLowerCase(Locale.ROOT);
    Instant at = clock.instant();
    Place place = new Place(host + ":" + port, 0);
    try (Socket plain = new Socket()) {
      int millis = Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE));
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      closeLater(plain);
      TrustWitness witness = new TrustWitness();
      try (SSLSocket socket = wrapped(plain, host, port, witness)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (host.matches(".*[a-zA-Z].*") && !host.contains(":") && !host.endsWith(".")) {
          parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        SSLSession agreed = socket.getSession();
        X509Certificate own = witness.own();
        Instant notAfter = own == null ? null : own.getNotAfter().toInstant();
        boolean trusted = witness.trusted();
        return new TlsHandshake(
            name,
            agreed.getProtocol(),
            agreed.getCipherSuite(),
            true,
            notAfter,
            trusted,
            null,
            null,
            at,
            place);
      } catch (SSLHandshakeException e) {
        return new TlsHandshake(name, protocol, "", false, null, null, null, null, at, place);
      }
    } catch (IOException e) {
      return null;
    }
  }

  /** Ends a handshake that goes on and on, a byte at a time. */
  private void closeLater(Socket socket) {
    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          try {
            socket.close();
          } catch (IOException e) {
            // It is closed by the one who asked.
          }
        });
  }

  private static SSLSocket wrapped(Socket plain, String host, int port, TrustWitness witness)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustWitness[] {witness}, null);
      return (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS in this Java", e);
    }
  }

  private void allow(@Nullable String host, String asked) {
    if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
      Problem problem =
          new Problem(
              "this host was not declared, so it is not asked",
              asked,
              "declare it among the hosts of the product; declared: " + String.join(", ", hosts));
      throw new TenfoldException(TenfoldException.Kind.USAGE, List.of(problem));
    }
  }
}
