package dev.tenfold.diagnose.security;

import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What limits the product's security, the gravest first. */
final class SecurityFindings {
  private final Recorded recorded;
  private final Assessment assessment;
  private final Numbers numbers;

  SecurityFindings(Recorded recorded, Assessment assessment) {
    this.recorded = recorded;
    this.assessment = assessment;
    this.numbers = new Numbers(recorded.material.window());
  }

  List<Finding> findings() {
    Map<Finding, Integer> ranked = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (boolean standard : new boolean[] {true, false}) {
      for (Decision decision : assessment.of(standard)) {
        if (decision.state() instanceof State.Gap gap) {
          Finding finding = gap(decision.requirement(), gap);
          ranked.put(finding, rank(decision.requirement()));
          findings.add(finding);
        }
      }
    }
    for (Finding finding : others()) {
      ranked.put(finding, finding.kind().equals(AttackFindings.ANSWERED) ? 2 : 10);
      findings.add(finding);
    }
    findings.sort(Comparator.comparingInt(finding -> ranked.getOrDefault(finding, 10)));
    return findings;
  }

  private static int rank(Requirement requirement) {
    return switch (requirement.id()) {
      case "tenfold-vuln-exploited" -> 0;
      case "v5.0.0-15.2.1" -> 1;
      case "tenfold-secrets", "v5.0.0-13.4.1" -> 2;
      default -> requirement.isOfStandard() ? 2 + requirement.level() : 3;
    };
  }

  private Finding gap(Requirement requirement, State.Gap gap) {
    String wording =
        recorded.material.texts().getOrDefault(requirement.id(), requirement.wording());
    boolean standard = requirement.isOfStandard();
    String level = standard ? "asked from level " + requirement.level() : "our baseline";
    Measurement number =
        numbers.exact(
            "records that show it",
            (double) gap.count(),
            Unit.count("record"),
            gap.of(),
            gap.why());
    return new Finding(
        "security-gap",
        requirement.id() + ": " + gap.why(),
        "What is required: " + wording + " (" + level + ").",
        noCost(),
        new Evidence(List.of(number), List.of()));
  }

  private List<Finding> others() {
    List<Finding> findings = new ArrayList<>();
    openQuestions(findings);
    AttackEvidence attacks = recorded.material.evidence().attacks();
    if (attacks != null) {
      findings.addAll(new AttackFindings(attacks, numbers).findings());
    }
    return findings;
  }

  private void openQuestions(List<Finding> findings) {
    Set<String> open = new TreeSet<>();
    long perhaps = 0;
    for (QueueRow row : recorded.queue.open()) {
      boolean late = row.overdueDays(recorded.asOf) > 0;
      if (row.fresh() && !late && row.overdueAtWorst(recorded.asOf) > 0) {
        perhaps++;
        open.addAll(row.answers().open());
      }
    }
    if (perhaps > 0) {
      findings.add(
          finding(
              "unknown-deadline",
              Digits.whole(perhaps)
                  + (perhaps == 1 ? " vulnerability is" : " vulnerabilities are")
                  + " overdue or not, which is not known",
              "Open questions of BOD 26-04: "
                  + String.join(", ", open)
                  + ". The KEV catalogue, CVE records with SSVC points (Vulnrichment) and the"
                  + " declared exposure answer them.",
              numbers.exact(
                  "perhaps overdue",
                  (double) perhaps,
                  Numbers.FINDINGS,
                  recorded.queue.open().size(),
                  "open vulnerabilities past the soonest date that may hold")));
    }
  }

  private Finding finding(String kind, String title, String detail, Measurement number) {
    return new Finding(kind, title, detail, noCost(), new Evidence(List.of(number), List.of()));
  }

  private Measurement noCost() {
    return numbers.missing(
        "user time", "a gap takes no time of users until it is used", "nothing to do");
  }
}
