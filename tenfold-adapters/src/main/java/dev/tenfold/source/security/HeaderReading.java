package dev.tenfold.source.security;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.TlsHandshake;
import java.util.List;

/**
 * What recorded connections show.
 *
 * @param answers HTTP responses, and how many records of either sort were read, used and rejected
 * @param handshakes TLS handshakes
 */
public record HeaderReading(Delivery<HttpAnswer> answers, List<TlsHandshake> handshakes) {
  public HeaderReading {
    handshakes = List.copyOf(handshakes);
  }
}
