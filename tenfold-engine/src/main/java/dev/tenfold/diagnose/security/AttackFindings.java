package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.SignIns;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the access log shows of attacks, told without accusing anybody. */
final class AttackFindings {
  /** Kind of the finding that probing found something. */
  static final String ANSWERED = "probe-answered";

  /** Refused sign-ins at one route in the logs that forgetful people seldom add up to. */
  static final long MANY_REFUSALS = 100;

  private static final int NAMED = 3;

  private final AttackEvidence attacks;
  private final Probing probing;
  private final Numbers numbers;

  AttackFindings(AttackEvidence attacks, Numbers numbers) {
    this.attacks = attacks;
    this.probing = new Probing(attacks.probes());
    this.numbers = numbers;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    found(findings);
    probes(findings);
    attacks.signIns().forEach(each -> signIns(each, findings));
    return findings;
  }

  /** Whether probing succeeded matters more than that there was any. */
  private void found(List<Finding> findings) {
    List<Probe> found = attacks.probes().stream().filter(probing::found).toList();
    if (found.isEmpty()) {
      return;
    }
    long answered = found.stream().mapToLong(Probe::answered).sum();
    long requests = found.stream().mapToLong(Probe::requests).sum();
    String paths = found.stream().limit(NAMED).map(Probe::path).collect(Collectors.joining(", "));
    int more = Math.max(0, found.size() - NAMED);
    findings.add(
        finding(
            ANSWERED,
            Digits.whole(answered)
                + (answered == 1 ? " request was" : " requests were")
                + " answered with content for what no product should answer: "
                + paths
                + (more == 0 ? "" : " and " + Digits.whole(more) + " more"),
            "Ask for these addresses and look at what comes back: the log tells that it was sent,"
                + " not what it was.",
            numbers.exact(
                "probes answered",
                (double) answered,
                Unit.REQUESTS,
                requests,
                "requests for these paths in " + attacks.source())));
  }

  private void probes(List<Finding> findings) {
    long requests = attacks.probing();
    if (requests == 0) {
      return;
    }
    long found = attacks.probes().stream().filter(probing::found).mapToLong(Probe::answered).sum();
    long onePage =
        attacks.probes().stream().filter(probing::isOnePage).mapToLong(Probe::answered).sum();
    String end = (found == 0 ? "none" : Digits.whole(found)) + " answered with content";
    String page =
        onePage == 0
            ? ""
            : " "
                + Digits.whole(onePage)
                + " more had answers of one mean size, as products have that send one page for"
                + " every path that they do not know.";
    findings.add(
        finding(
            "probing",
            Figure.requests(requests) + " for what no product should answer, " + end,
            "Such requests come to every product on the internet; what matters is which of them"
                + " find something."
                + page,
            numbers.exact(
                "probing requests",
                (double) requests,
                Unit.REQUESTS,
                attacks.requests(),
                "requests for paths that no product should answer, in " + attacks.source())));
  }

  private void signIns(SignIns tried, List<Finding> findings) {
    long refused = tried.refused();
    if (refused < MANY_REFUSALS || refused * 2 <= tried.attempts()) {
      return;
    }
    findings.add(
        finding(
            "sign-ins-refused",
            tried.route()
                + " refused "
                + Digits.whole(refused)
                + " of "
                + Digits.whole(tried.attempts())
                + " attempts to sign in",
            "That is more than people who mistype make: programs that try passwords of others do"
                + " it, and so does a program of one's own with an old password. "
                + Digits.whole(tried.attempts() - refused)
                + " attempts were not refused: look in the log which clients tried most, and"
                + " whether any of them got in.",
            numbers.exact(
                "refused sign-ins",
                (double) refused,
                Unit.count("attempt"),
                tried.attempts(),
                "attempts at " + tried.route() + " in " + attacks.source())));
  }

  private Finding finding(String kind, String title, String detail, Measurement number) {
    Measurement noCost =
        numbers.missing(
            "user time", "an attack takes no time of users until it succeeds", "nothing to do");
    return new Finding(kind, title, detail, noCost, new Evidence(List.of(number), List.of()));
  }
}
