package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.observe.Scan;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecurityDiagnosisTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-02T00:00:00Z");

  @Test
  void nothing_collected_is_no_pass() {
    Chapter chapter =
        SecurityDiagnosis.of(
            SecurityMaterial.of(Posture.NOVEMBER, ProductFacts.UNDECLARED, SecurityEvidence.NONE));
    assertThat(chapter.card().headline()).isInstanceOf(Missing.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(((Measured) chapter.card().coverage()).value()).isZero();
    assertThat(chapter.findings()).isEmpty();
    assertThat(chapter.notes().getFirst()).contains("too little is declared");
    assertThat(chapter.exhibits())
        .extracting(Exhibit::title)
        .containsExactly("Requirements by state");
  }

  @Test
  void the_headline_counts_gaps_and_what_is_unknown() {
    Chapter chapter = SecurityDiagnosis.of(shop().material());
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Fail.class);
    String words = chapter.card().verdict().words();
    assertThat(words).matches("\\d+ gaps, \\d+ of 253 unknown");
    Measured headline = (Measured) chapter.card().headline();
    assertThat(words).startsWith((long) headline.value() + " gaps");
    double unknown = value(chapter, "ASVS unknown");
    double decided = 253 - unknown;
    assertThat(((Measured) chapter.card().coverage()).value()).isEqualTo(decided / 253);
    assertThat(
            value(chapter, "ASVS gaps")
                + value(chapter, "ASVS met")
                + value(chapter, "ASVS not applicable")
                + value(chapter, "ASVS accepted as a risk"))
        .isEqualTo(decided);
    assertThat(headline.value())
        .isEqualTo(value(chapter, "ASVS gaps") + value(chapter, "baseline gaps"));
  }

  @Test
  void the_exploited_and_the_overdue_come_first_among_findings() {
    List<Finding> findings = SecurityDiagnosis.of(shop().material()).findings();
    assertThat(findings.get(0).title()).startsWith("tenfold-vuln-exploited: CVE-1");
    assertThat(findings.get(1).title()).contains("v5.0.0-15.2.1", "46 d past BOD 26-04");
    assertThat(findings).extracting(Finding::kind).contains("probing", "sign-ins-refused");
  }

  @Test
  void tables_show_the_queue_the_evidence_and_the_attacks() {
    Chapter chapter = SecurityDiagnosis.of(shop().material());
    assertThat(chapter.exhibits())
        .extracting(Exhibit::title)
        .contains(
            "Requirements by state",
            "What changed since 1 November 2026",
            "Vulnerabilities to fix",
            "What was looked at",
            "What is probed",
            "Who fails to sign in",
            "Who scans");
    assertThat(value(chapter, "overdue")).isEqualTo(1);
    assertThat(value(chapter, "open vulnerabilities")).isEqualTo(1);
    assertThat(chapter.notes()).anyMatch(note -> note.contains("can decide 23 of the 253"));
  }

  @Test
  void evidence_from_after_the_window_is_left_out_and_counted() {
    Instant later = Instant.parse("2026-12-05T00:00:00Z");
    Posture posture =
        new Posture()
            .scan(Scan.Kind.COMPONENTS, "Trivy", later)
            .weakness("CVE-1", "pkg:npm/b@1", "Trivy", later);
    Chapter chapter = SecurityDiagnosis.of(posture.material());
    assertThat(chapter.notes()).anyMatch(note -> note.startsWith("2 records of after"));
    assertThat(measurement(chapter, "open vulnerabilities")).isInstanceOf(Missing.class);
    assertThat(chapter.card().headline()).isInstanceOf(Missing.class);
  }

  @Test
  void requirements_that_no_artefact_decides_may_still_be_accepted_or_excluded() {
    Posture posture =
        new Posture()
            .scan(Scan.Kind.CODE, "Lint", Posture.LATE)
            .exclude("v5.0.0-10.1.1")
            .accept("v5.0.0-1.2.1", LocalDate.of(2027, 1, 1))
            .accept("v5.0.0-99.9.9", LocalDate.of(2027, 1, 1));
    Chapter chapter = SecurityDiagnosis.of(posture.material());
    assertThat(value(chapter, "ASVS unknown")).isEqualTo(251);
    assertThat(chapter.notes()).anyMatch(note -> note.contains("no requirement v5.0.0-99.9.9"));
  }

  @Test
  void an_accepted_risk_that_is_over_is_told_and_late_again() {
    LocalDate over = LocalDate.of(2026, 11, 20);
    Chapter chapter = SecurityDiagnosis.of(shop().accept("CVE-1", over).material());
    assertThat(value(chapter, "overdue")).isEqualTo(1);
    assertThat(chapter.notes())
        .contains(
            "CVE-1 was accepted as a risk until 2026-11-20 by Ada: that is over, and it"
                + " counts again.");
    Chapter held = SecurityDiagnosis.of(shop().accept("CVE-1", over.plusDays(20)).material());
    assertThat(value(held, "open vulnerabilities")).isZero();
  }

  private static Posture shop() {
    return new Posture()
        .scan(Scan.Kind.COMPONENTS, "Trivy", OCTOBER)
        .weakness("CVE-1", "pkg:npm/b@1", "Trivy", OCTOBER)
        .scan(Scan.Kind.COMPONENTS, "Trivy", Posture.LATE)
        .weakness("CVE-1", "pkg:npm/b@1", "Trivy", Posture.LATE)
        .threat("CVE-1", LocalDate.of(2026, 10, 1), false, false)
        .answer("https://shop.example/", 200, "content-type", "text/html")
        .attacks(
            new AttackEvidence(
                "access.log",
                1000,
                0,
                List.of(new AttackEvidence.Probe("/wp-login.php", 12, 0, 0)),
                0,
                List.of(
                    new AttackEvidence.SignIns(
                        "POST /login", 401, new TreeMap<>(Map.of(401, 400L)))),
                new AttackEvidence.Scanners(3, 0)));
  }

  private static double value(Chapter chapter, String indicator) {
    return ((Measured) measurement(chapter, indicator)).value();
  }

  private static Measurement measurement(Chapter chapter, String name) {
    return chapter.indicators().stream()
        .map(Indicator::value)
        .filter(value ->
            switch (value) {
              case Measured measured -> measured.subject().indicator().equals(name);
              case Missing missing -> missing.subject().indicator().equals(name);
            })
        .findFirst()
        .orElseThrow();
  }
}
