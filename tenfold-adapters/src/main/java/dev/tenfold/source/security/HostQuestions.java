package dev.tenfold.source.security;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.TlsHandshake;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * What one address of the product is asked: how it answers, also to a request from elsewhere and to
 * TRACE; how it answers over http where it is one of https; and on what its host agrees over TLS.
 * None of it changes anything there, and none of it looks for what the engagement does not name.
 */
public final class HostQuestions {
  /** A foreign origin, which nobody can own (RFC 2606). */
  static final String ELSEWHERE = "https://elsewhere.invalid";

  private static final int HTTPS_PORT = 443;

  private final HostProbe probe;

  public HostQuestions(HostProbe probe) {
    this.probe = probe;
  }

  /**
   * Returns what an address answers. One that does not answer at all is asked once only.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public HeaderReading ask(URI address) throws InterruptedException {
    DeliveryCount<HttpAnswer> answers = new DeliveryCount<>(address.toString());
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
    List<TlsHandshake> handshakes = secure ? probe.handshakes(address.getHost(), port) : List.of();
    handshakes.forEach(any -> answers.use(List.of()));
    HttpAnswer first = ask("GET", address, "", answers);
    if (first.status() > 0) {
      ask("GET", address, ELSEWHERE, answers);
      ask("TRACE", address, "", answers);
    }
    if (secure && port == HTTPS_PORT && (first.status() > 0 || !handshakes.isEmpty())) {
      ask("GET", plain(address), "", answers);
    }
    return new HeaderReading(answers.delivery(), handshakes);
  }

  private HttpAnswer ask(
      String method, URI address, String origin, DeliveryCount<HttpAnswer> answers)
      throws InterruptedException {
    HttpAnswer answer = probe.answer(method, address, origin);
    answers.use(List.of(answer));
    return answer;
  }

  /** Returns the same address over http, at its usual port. */
  static URI plain(URI address) {
    try {
      return new URI("http", address.getHost(), address.getPath(), address.getQuery(), null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(address.toString(), e);
    }
  }
}
