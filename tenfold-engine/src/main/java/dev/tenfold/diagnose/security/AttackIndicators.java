package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.SignIns;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;

/** How much of what the access log has is attacks, as far as it tells. */
final class AttackIndicators {
  private AttackIndicators() {}

  static List<Indicator> of(AttackEvidence attacks, Numbers numbers) {
    Probing probing = new Probing(attacks.probes());
    long answered =
        attacks.probes().stream().filter(probing::found).mapToLong(Probe::answered).sum();
    List<Indicator> indicators = new ArrayList<>();
    indicators.add(
        requests("probing requests", attacks.probing(), attacks.requests(), attacks, numbers));
    indicators.add(requests("probes answered", answered, attacks.probing(), attacks, numbers));
    indicators.add(
        requests(
            "requests of scanners",
            attacks.scanners().requests(),
            attacks.requests(),
            attacks,
            numbers));
    indicators.add(signIns(attacks, numbers));
    indicators.add(clients(attacks, numbers));
    return indicators;
  }

  private static Indicator clients(AttackEvidence attacks, Numbers numbers) {
    String path =
        attacks.signIns().isEmpty() ? "POST /login" : attacks.signIns().getFirst().route();
    return Indicator.of(
        numbers.missing(
            "clients that fail to sign in",
            "requests are kept by route and by client, not by both together",
            "count them in the log: grep '"
                + path
                + "' access.log | grep ' 401 ' | cut -d' ' -f1 | sort | uniq -c | sort -rn"));
  }

  private static Indicator requests(
      String name, long requests, long of, AttackEvidence attacks, Numbers numbers) {
    return Indicator.of(
        numbers.exact(name, (double) requests, Unit.REQUESTS, of, attacks.source()));
  }

  private static Indicator signIns(AttackEvidence attacks, Numbers numbers) {
    long attempts = attacks.signIns().stream().mapToLong(SignIns::attempts).sum();
    long refused = attacks.signIns().stream().mapToLong(SignIns::refused).sum();
    return Indicator.of(
        attempts == 0
            ? numbers.missing(
                "refused sign-ins",
                "no request was sent to a path that people sign in at, such as POST /login",
                "collect the log of the host that people sign in at")
            : numbers.exact(
                "refused sign-ins",
                (double) refused,
                Unit.count("attempt"),
                attempts,
                attacks.source()));
  }
}
