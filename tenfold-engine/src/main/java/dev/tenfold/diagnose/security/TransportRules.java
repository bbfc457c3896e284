package dev.tenfold.diagnose.security;

import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.units.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what is asked of TLS. */
final class TransportRules {
  /** How long a certificate has to be valid, so that a renewal that failed is seen in time. */
  static final Duration LEAST_VALIDITY = Duration.ofDays(21);

  private static final Pattern OLD = Pattern.compile("(?i)ssl.*|tls\\s*v?1(\\.[01])?");
  private static final Pattern NEWEST = Pattern.compile("(?i)tls\\s*v?1\\.3");
  private static final Pattern WEAK =
      Pattern.compile("(?i).*(NULL|EXPORT|RC4|RC2|DES|MD5|ANON|ADH|AECDH|IDEA|SEED).*");
  private static final Pattern FORWARD = Pattern.compile("(?i)(TLS_)?(AES_|CHACHA20_|ECDHE|DHE).*");

  static final Map<String, Rule> RULES =
      Map.of(
          "v5.0.0-12.1.1", (recorded, level) -> versions(recorded),
          "v5.0.0-12.1.2", TransportRules::ciphers,
          "v5.0.0-12.1.4", (recorded, level) -> revocation(recorded),
          "v5.0.0-12.1.5",
              (recorded, level) -> claim(recorded, TlsHandshake::encryptedHello, "encrypted hello"),
          "v5.0.0-12.2.1", (recorded, level) -> onlyTls(recorded),
          "v5.0.0-12.2.2", (recorded, level) -> trust(recorded),
          "tenfold-certificate", (recorded, level) -> certificate(recorded),
          "tenfold-tls-1.3", (recorded, level) -> newest(recorded));

  private TransportRules() {}

  private static List<TlsHandshake> accepted(Recorded recorded) {
    return recorded.handshakes.stream().filter(TlsHandshake::accepted).toList();
  }

  private static State none() {
    return new State.Unknown("no handshake is recorded", "");
  }

  private static State versions(Recorded recorded) {
    if (recorded.handshakes.isEmpty()) {
      return none();
    }
    Set<String> hosts = new TreeSet<>();
    Set<String> tested = new TreeSet<>();
    for (TlsHandshake handshake : recorded.handshakes) {
      hosts.add(handshake.host());
      boolean old = OLD.matcher(handshake.protocol()).matches();
      if (old && handshake.accepted()) {
        return new State.Gap(
            handshake.host() + " accepts " + handshake.protocol(), 1, recorded.handshakes.size());
      }
      if (old && handshake.protocol().endsWith("1.1")) {
        tested.add(handshake.host());
      }
    }
    return tested.containsAll(hosts)
        ? new State.Met(
            hosts.size() + (hosts.size() == 1 ? " host refuses" : " hosts refuse") + " TLS 1.1")
        : new State.Unknown("whether older versions are refused is not recorded", "");
  }

  private static State ciphers(Recorded recorded, int level) {
    List<TlsHandshake> accepted = accepted(recorded);
    if (accepted.isEmpty()) {
      return none();
    }
    for (TlsHandshake handshake : accepted) {
      String cipher = handshake.cipher();
      boolean weak = WEAK.matcher(cipher).matches();
      boolean kept = level > 2 && !cipher.isEmpty() && !FORWARD.matcher(cipher).matches();
      if (weak || kept) {
        String why = weak ? "" : ", which has no forward secrecy";
        return new State.Gap(handshake.host() + " agrees on " + cipher + why, 1, accepted.size());
      }
    }
    return new State.Unknown("no weak suite in " + accepted.size() + " handshakes", "");
  }

  /** No stapling is no gap: authorities give up OCSP for short-lived certificates. */
  private static State revocation(Recorded recorded) {
    long stapled =
        accepted(recorded).stream().filter(h -> Boolean.TRUE.equals(h.stapled())).count();
    return new State.Unknown(stapled + " recorded handshakes staple an OCSP response", "");
  }

  private static State claim(
      Recorded recorded, Function<TlsHandshake, @Nullable Boolean> claim, String what) {
    List<TlsHandshake> accepted = accepted(recorded);
    long known = 0;
    for (TlsHandshake handshake : accepted) {
      Boolean said = claim.apply(handshake);
      if (Boolean.FALSE.equals(said)) {
        return new State.Gap(handshake.host() + ": no " + what, 1, accepted.size());
      }
      known += said == null ? 0 : 1;
    }
    return known == 0
        ? new State.Unknown("no recorded handshake tells", "")
        : new State.Met(known + " recorded handshakes");
  }

  private static State onlyTls(Recorded recorded) {
    List<HttpAnswer> plain = Answers.plain(recorded);
    List<HttpAnswer> open = plain.stream().filter(Answers::isContent).toList();
    if (!open.isEmpty()) {
      return new State.Gap(
          Tally.at(open.getFirst()) + " answers with content and without TLS",
          open.size(),
          plain.size());
    }
    boolean secure = !Answers.secure(recorded).isEmpty() || !accepted(recorded).isEmpty();
    return plain.isEmpty() || !secure
        ? new State.Unknown("what answers over http is not recorded beside https", "")
        : new State.Met(plain.size() + " recorded requests over http get no content");
  }

  private static State trust(Recorded recorded) {
    for (TlsHandshake handshake : accepted(recorded)) {
      Instant end = handshake.notAfter();
      if (end != null && !end.isAfter(recorded.asOf)) {
        return new State.Gap(
            "the certificate of " + handshake.host() + " ended on " + Times.date(end), 1, 1);
      }
    }
    return claim(recorded, TlsHandshake::trusted, "public trust");
  }

  private static State certificate(Recorded recorded) {
    Instant first = null;
    String host = "";
    for (TlsHandshake handshake : accepted(recorded)) {
      Instant end = handshake.notAfter();
      if (end != null && (first == null || end.isBefore(first))) {
        first = end;
        host = handshake.host();
      }
    }
    if (first == null) {
      return new State.Unknown("no recorded handshake says when the certificate ends", "");
    }
    String when = "that of " + host + " ends on " + Times.date(first);
    return first.isBefore(recorded.asOf.plus(LEAST_VALIDITY))
        ? new State.Gap(when, 1, accepted(recorded).size())
        : new State.Met("the first to end: " + when);
  }

  private static State newest(Recorded recorded) {
    if (recorded.handshakes.isEmpty()) {
      return none();
    }
    Set<String> with = new TreeSet<>();
    Set<String> refusing = new TreeSet<>();
    Set<String> hosts = new TreeSet<>();
    for (TlsHandshake handshake : recorded.handshakes) {
      hosts.add(handshake.host());
      if (NEWEST.matcher(handshake.protocol().toLowerCase(Locale.ROOT)).matches()) {
        (handshake.accepted() ? with : refusing).add(handshake.host());
      }
    }
    if (!refusing.isEmpty()) {
      return new State.Gap(
          String.join(", ", refusing) + " refuses TLS 1.3", refusing.size(), hosts.size());
    }
    return with.containsAll(hosts)
        ? new State.Met(with.size() + (with.size() == 1 ? " host" : " hosts"))
        : new State.Unknown("no attempt at TLS 1.3 is recorded for every host", "");
  }
}
