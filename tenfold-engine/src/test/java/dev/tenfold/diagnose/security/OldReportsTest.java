package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.security.State.Gap;
import dev.tenfold.diagnose.security.State.Met;
import dev.tenfold.diagnose.security.State.Unknown;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open in an old report of one image, beside a clean report of another from today. */
class OldReportsTest {
  private static final Instant OLD = Instant.parse("2026-08-23T00:00:00Z");
  private static final String EXPLOITED = "tenfold-vuln-exploited";
  private static final String IN_TIME = "v5.0.0-15.2.1";

  private static Posture images(@Nullable Instant api) {
    return new Posture()
        .scan(Scan.Kind.COMPONENTS, "Trivy", "api", api)
        .scan(Scan.Kind.COMPONENTS, "Trivy", "web", Posture.LATE)
        .scan(Scan.Kind.EXPLOITED, "KEV", Posture.LATE);
  }

  private static Posture exploited(@Nullable Instant api) {
    return images(api)
        .weakness("CVE-1", "pkg:npm/b@1", "Trivy", api)
        .threat("CVE-1", LocalDate.of(2026, 8, 1), true, true);
  }

  @ParameterizedTest
  @CsvSource({EXPLOITED, IN_TIME})
  void a_clean_report_of_one_image_says_nothing_of_another(String requirement) {
    assertThat(exploited(OLD).state(requirement))
        .isEqualTo(
            new Unknown(
                "the report of api by Trivy 1 has CVE-1 in pkg:npm/b@1 and is of 23 August 2026,"
                    + " 100 d before: too old to tell whether that is still there",
                "run Trivy again over api"));
    assertThat(exploited(null).state(requirement))
        .isEqualTo(
            new Unknown(
                "the report of api by Trivy 1 has CVE-1 in pkg:npm/b@1 and does not say when it was"
                    + " made: it is unknown whether that is still there",
                "run Trivy again over api"));
  }

  @ParameterizedTest
  @CsvSource({EXPLOITED, IN_TIME})
  void what_is_still_there_today_is_a_gap(String requirement) {
    Posture both = exploited(OLD).weakness("CVE-1", "pkg:npm/b@1", "Trivy", Posture.LATE);
    assertThat(both.state(requirement)).isInstanceOf(Gap.class);
  }

  @ParameterizedTest
  @CsvSource({EXPLOITED, IN_TIME})
  void what_a_newer_report_of_the_same_image_no_longer_has_is_gone(String requirement) {
    Posture mended =
        exploited(OLD).scan(Scan.Kind.COMPONENTS, "Trivy", "api", Posture.LATE.minusSeconds(60));
    assertThat(mended.state(requirement)).isInstanceOf(Met.class);
  }

  @Test
  void an_old_report_of_what_would_be_no_gap_changes_nothing() {
    Posture harmless =
        images(OLD)
            .facts(Posture.facts(Set.of(), false))
            .weakness("CVE-1", "pkg:npm/b@1", "Trivy", OLD)
            .threat("CVE-1", null, false, false);
    assertThat(harmless.state(EXPLOITED)).isInstanceOf(Met.class);
    assertThat(harmless.state(IN_TIME)).isInstanceOf(Met.class);
  }

  @Test
  void all_that_has_to_run_again_is_named() {
    Posture two =
        exploited(OLD)
            .scan(Scan.Kind.COMPONENTS, "Grype", "", OLD)
            .weakness("CVE-2", "pkg:npm/c@1", "Grype", OLD)
            .threat("CVE-2", LocalDate.of(2026, 8, 1), true, true);
    assertThat(two.state(EXPLOITED).why()).endsWith("; old or undated reports have 1 more");
    assertThat(((Unknown) two.state(EXPLOITED)).settle())
        .isEqualTo("run Trivy again over api, run Grype again over what Grype" + OLD + " is of");
  }

  @Test
  void a_statement_that_is_old_is_to_be_made_again() {
    Posture stated =
        images(Posture.LATE)
            .statement("CVE-1", "pkg:npm/b@1", Weakness.State.OPEN, OLD)
            .threat("CVE-1", LocalDate.of(2026, 8, 1), true, true);
    assertThat(((Unknown) stated.state(EXPLOITED)).settle())
        .isEqualTo("say again in VEX what VEX" + OLD + " says");
  }

  @ParameterizedTest
  @CsvSource({
    "SECRETS,SECRET,tenfold-secrets",
    "CODE,CODE,tenfold-code-scan",
    "CONFIGURATION,CONFIGURATION,tenfold-configuration",
  })
  void other_scanners_are_held_to_the_same(Scan.Kind scan, Weakness.Kind kind, String requirement) {
    Posture posture =
        new Posture()
            .scan(scan, "Lint", "api", OLD)
            .found(kind, "key", "Lint", OLD)
            .scan(scan, "Lint", "web", Posture.LATE);
    assertThat(posture.state(requirement))
        .isEqualTo(
            new Unknown(
                "the report of api by Lint 1 has key in a.yaml and is of 23 August 2026, 100 d"
                    + " before: too old to tell whether that is still there",
                "run Lint again over api"));
    posture.accept("key", LocalDate.of(2027, 1, 1));
    assertThat(posture.state(requirement)).isInstanceOf(Met.class);
  }

  @Test
  void an_old_finding_of_an_analyser_leaves_open_what_recorded_answers_show() {
    String id = "v5.0.0-3.3.4";
    Posture posture = new Posture();
    for (String path : new String[] {"/", "/cart", "/api/items"}) {
      posture.answer("https://shop.example" + path, 200, "set-cookie", "JSESSIONID=1; HttpOnly");
    }
    assertThat(posture.state(id)).isInstanceOf(Met.class);
    posture
        .scan(Scan.Kind.CODE, "Lint", "api", OLD)
        .code("cookie", Set.of("CWE-1004"), "warning", OLD);
    assertThat(posture.state(id))
        .isInstanceOf(Unknown.class)
        .extracting(State::why)
        .asString()
        .startsWith("the report of api by Lint 1 has cookie in A.java:1 and is of 23 August 2026");
  }
}
