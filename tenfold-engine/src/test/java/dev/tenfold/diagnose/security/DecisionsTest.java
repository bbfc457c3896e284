package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.security.ProductFacts.DataClass;
import dev.tenfold.diagnose.security.ProductFacts.Surface;
import dev.tenfold.diagnose.security.State.AcceptedRisk;
import dev.tenfold.diagnose.security.State.Gap;
import dev.tenfold.diagnose.security.State.Met;
import dev.tenfold.diagnose.security.State.NotApplicable;
import dev.tenfold.diagnose.security.State.Unknown;
import dev.tenfold.observe.Scan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
  private static final String HSTS = "max-age=31536000; includeSubDomains";
  private static final String CSP =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
  private static final String[] PATHS = {"/", "/cart", "/api/items"};

  private static Posture answers(String... headers) {
    Posture posture = new Posture();
    for (String path : PATHS) {
      posture.answer("https://shop.example" + path, 200, headers);
    }
    return posture;
  }

  private static State header(String id, String name, String value) {
    return answers("content-type", "text/html; charset=utf-8", name, value).state(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3.4.1|strict-transport-security|max-age=31536000; includeSubDomains|Met",
        "3.4.1|strict-transport-security|max-age=31536000|Gap",
        "3.4.1|strict-transport-security|max-age=300; includeSubDomains|Gap",
        "3.4.1|strict-transport-security|max-age=99999999999999999999; includeSubDomains|Met",
        "3.4.1|server|nginx|Gap",
        "3.4.3|content-security-policy|default-src 'none'; base-uri 'none'; script-src 'self'|Met",
        "3.4.3|content-security-policy|default-src 'none'; base-uri 'none'; script-src *|Gap",
        "3.4.3|content-security-policy|default-src 'self'; object-src 'none'|Gap",
        "3.4.3|content-security-policy|script-src 'unsafe-inline'; object-src 'none'; base-uri"
            + " 'none'|Gap",
        "3.4.3|content-security-policy|script-src 'nonce-x' 'unsafe-inline'; object-src 'none';"
            + " base-uri 'none'|Met",
        "3.4.3|content-security-policy-report-only|default-src 'none'; base-uri 'none'|Gap",
        "3.4.4|x-content-type-options|nosniff|Met",
        "3.4.4|x-content-type-options|sniff|Gap",
        "3.4.5|referrer-policy|no-referrer|Met",
        "3.4.5|referrer-policy|no-referrer, unsafe-url|Gap",
        "3.4.5|server|nginx|Unknown",
        "3.4.6|content-security-policy|frame-ancestors 'self'|Met",
        "3.4.6|x-frame-options|DENY|Gap",
        "3.3.1|set-cookie|__Host-id=1; Secure; Path=/|Met",
        "3.3.1|set-cookie|id=1; Secure|Gap",
        "3.3.1|set-cookie|__Secure-id=1|Gap",
        "3.3.1|server|nginx|Unknown",
        "3.3.2|set-cookie|id=1; SameSite=Lax|Met",
        "3.3.2|set-cookie|id=1; SameSite=None|Unknown",
        "3.3.2|set-cookie|id=1|Gap",
        "3.3.3|set-cookie|id=1; Domain=shop.example|Unknown",
        "3.3.4|set-cookie|JSESSIONID=1|Gap",
        "3.3.4|set-cookie|JSESSIONID=1; HttpOnly|Met",
        "3.3.4|set-cookie|XSRF-TOKEN=1|Unknown",
        "4.1.1|server|x|Unknown",
        "13.4.2|x-debug-token|abc|Gap",
        "13.4.2|server|nginx|Unknown",
      })
  void headers_decide(String id, String name, String value, String state) {
    assertThat(header("v5.0.0-" + id, name, value).getClass().getSimpleName()).isEqualTo(state);
  }

  @Test
  void a_text_without_a_character_set_is_a_gap_and_one_with_it_is_not_yet_met() {
    assertThat(answers("content-type", "text/html").state("v5.0.0-4.1.1")).isInstanceOf(Gap.class);
    assertThat(answers("content-type", "application/json").state("v5.0.0-4.1.1"))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void one_address_does_not_speak_for_all() {
    Posture one =
        new Posture()
            .answer("https://shop.example/", 200, "strict-transport-security", HSTS)
            .answer("HEAD", "https://shop.example/", "", 200, "strict-transport-security", HSTS);
    assertThat(one.state("v5.0.0-3.4.1"))
        .isInstanceOf(Unknown.class)
        .extracting(State::why)
        .asString()
        .contains("only 1 address is recorded");
  }

  @Test
  void answers_without_tls_say_nothing_about_headers() {
    assertThat(new Posture().answer("http://shop.example/", 200).state("v5.0.0-3.4.4"))
        .isInstanceOf(Unknown.class)
        .extracting(State::why)
        .isEqualTo("no answer over TLS is recorded");
  }

  @Test
  void origins_are_shown_by_an_answer_to_a_foreign_one() {
    String url = "https://shop.example/api";
    String evil = "https://evil.example";
    String allow = "access-control-allow-origin";
    String id = "v5.0.0-3.4.2";
    assertThat(new Posture().answer("GET", url, evil, 200, allow, evil).state(id))
        .isInstanceOf(Gap.class);
    assertThat(new Posture().answer("GET", url, evil, 200, allow, "https://a.example").state(id))
        .isInstanceOf(Met.class);
    assertThat(new Posture().answer("GET", url, evil, 200, allow, "*").state(id))
        .isInstanceOf(Unknown.class);
    assertThat(new Posture().answer(url, 200).state(id)).isInstanceOf(Unknown.class);
  }

  @Test
  void tls_is_met_only_where_the_old_versions_were_tried() {
    Instant year = Instant.parse("2027-12-01T00:00:00Z");
    String id = "v5.0.0-12.1.1";
    Posture modern = new Posture().handshake("TLSv1.3", true, year);
    assertThat(modern.state(id)).isInstanceOf(Unknown.class);
    assertThat(modern.state("tenfold-tls-1.3")).isInstanceOf(Met.class);
    assertThat(modern.state("tenfold-certificate")).isInstanceOf(Met.class);
    assertThat(modern.handshake("TLSv1.1", false, year).state(id)).isInstanceOf(Met.class);
    assertThat(new Posture().handshake("TLSv1.1", true, year).state(id)).isInstanceOf(Gap.class);
    assertThat(new Posture().state(id)).isInstanceOf(Unknown.class);
    Instant soon = Instant.parse("2026-12-10T00:00:00Z");
    assertThat(new Posture().handshake("TLSv1.3", true, soon).state("tenfold-certificate"))
        .isInstanceOf(Gap.class);
  }

  @Test
  void http_may_redirect_pages_and_must_refuse_programs() {
    Posture page =
        new Posture()
            .answer("https://shop.example/", 200)
            .answer("http://shop.example/", 301, "location", "https://shop.example/");
    assertThat(page.state("v5.0.0-12.2.1")).isInstanceOf(Met.class);
    assertThat(page.state("v5.0.0-4.1.2")).isInstanceOf(Unknown.class);
    assertThat(page.answer("http://shop.example/api/x", 301).state("v5.0.0-4.1.2"))
        .isInstanceOf(Gap.class);
    assertThat(new Posture().answer("http://shop.example/", 200).state("v5.0.0-12.2.1"))
        .isInstanceOf(Gap.class);
  }

  @Test
  void what_attackers_reached_is_a_gap_and_what_they_did_not_proves_less() {
    assertThat(probed("/.git/HEAD", 1).state("v5.0.0-13.4.1")).isInstanceOf(Gap.class);
    assertThat(probed("/.git/HEAD", 0).state("v5.0.0-13.4.1")).isInstanceOf(Unknown.class);
    assertThat(probed("/actuator/env", 1).state("v5.0.0-13.4.5")).isInstanceOf(Gap.class);
    assertThat(probed("/reports/metrics", 1).state("v5.0.0-13.4.5")).isInstanceOf(Unknown.class);
    assertThat(probed("/wp-login.php", 1).state("v5.0.0-13.4.1")).isInstanceOf(Unknown.class);
  }

  private static Posture probed(String path, long answered) {
    return new Posture()
        .attacks(
            new AttackEvidence(
                "access.log",
                1000,
                0,
                List.of(new AttackEvidence.Probe(path, 10, answered, 0)),
                0,
                List.of(),
                new AttackEvidence.Scanners(0, 0)));
  }

  @Test
  void an_analyser_that_names_the_weakness_shows_a_gap() {
    Posture posture =
        new Posture()
            .scan(Scan.Kind.CODE, "Lint", Posture.LATE)
            .code("dir-listing", Set.of("CWE-548"), "warning", Posture.LATE);
    assertThat(posture.state("v5.0.0-13.4.3")).isInstanceOf(Gap.class);
    assertThat(posture.state("tenfold-code-scan")).isInstanceOf(Met.class);
    posture.code("sql", Set.of(), "error", Posture.LATE);
    assertThat(posture.state("tenfold-code-scan")).isInstanceOf(Gap.class);
    posture.accept("sql", LocalDate.of(2026, 12, 24));
    assertThat(posture.state("tenfold-code-scan")).isInstanceOf(Met.class);
  }

  @Test
  void stale_and_undated_evidence_decides_nothing() {
    Instant old = Instant.parse("2026-08-01T00:00:00Z");
    assertThat(new Posture().scan(Scan.Kind.CODE, "Lint", old).state("tenfold-code-scan"))
        .isInstanceOf(Unknown.class)
        .extracting(State::why)
        .isEqualTo("Lint 1 ran on 1 August 2026, 122 d before");
    assertThat(new Posture().scan(Scan.Kind.CODE, "Lint", null).state("tenfold-code-scan").why())
        .isEqualTo("Lint 1 does not say when it ran");
    assertThat(new Posture().scan(Scan.Kind.CODE, "Lint", Posture.LATE).state("tenfold-code-scan"))
        .isInstanceOf(Met.class);
  }

  @Test
  void components_in_time_need_a_fresh_scan_and_answers() {
    Posture clean = new Posture().scan(Scan.Kind.COMPONENTS, "Trivy", Posture.LATE);
    assertThat(clean.state("v5.0.0-15.2.1")).isInstanceOf(Met.class);
    assertThat(clean.state("tenfold-vuln-exploited")).isInstanceOf(Unknown.class);
    clean.scan(Scan.Kind.EXPLOITED, "KEV", Posture.LATE);
    assertThat(clean.state("tenfold-vuln-exploited")).isInstanceOf(Met.class);
    clean.weakness("CVE-1", "pkg:npm/b@1", "Trivy", Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(clean.state("v5.0.0-15.2.1")).isInstanceOf(Unknown.class);
    clean.threat("CVE-1", LocalDate.of(2026, 10, 2), true, true);
    assertThat(clean.state("v5.0.0-15.2.1")).isInstanceOf(Gap.class);
    assertThat(clean.state("tenfold-vuln-exploited")).isInstanceOf(Gap.class);
  }

  @Test
  void pages_and_the_outside_do_not_concern_what_has_neither() {
    ProductFacts internal =
        new ProductFacts(
            Set.of(DataClass.PERSONAL),
            false,
            false,
            false,
            Set.of(Surface.API),
            Set.of(),
            Set.of());
    Posture posture = new Posture().facts(internal);
    assertThat(posture.state("v5.0.0-3.4.1")).isInstanceOf(NotApplicable.class);
    assertThat(posture.state("v5.0.0-12.2.2")).isInstanceOf(NotApplicable.class);
    assertThat(posture.state("v5.0.0-12.1.1")).isInstanceOf(Unknown.class);
  }

  @Test
  void a_risk_is_accepted_until_its_day_is_over_and_then_a_gap() {
    String id = "v5.0.0-3.4.6";
    LocalDate last = LocalDate.of(2026, 12, 1);
    assertThat(answers().accept(id, last).state(id)).isInstanceOf(AcceptedRisk.class);
    assertThat(answers().accept(id, last.minusDays(1)).state(id)).isInstanceOf(Gap.class);
    assertThat(answers("content-security-policy", CSP).accept(id, last).state(id))
        .isInstanceOf(Met.class);
    assertThat(answers().accept(id, last.plusDays(61)).state(id)).isInstanceOf(Gap.class);
    assertThat(new Posture().accept(id, last.plusDays(61)).state(id)).isInstanceOf(Unknown.class);
    assertThat(answers().exclude(id).state(id)).isInstanceOf(NotApplicable.class);
  }
}
