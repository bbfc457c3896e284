package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {

  private static String run(String more) {
    return "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'Lint','version':'3'}}"
        + more
        + "}]}";
  }

  private static String result(String more) {
    return run(",'results':[{'ruleId':'R1','message':{'text':'bad'}" + more + "}]");
  }

  @Test
  void a_result_has_its_place_its_level_and_its_time() {
    Weakness weakness =
        Texts.only(
            run(
                ",'invocations':[{'endTimeUtc':'2026-11-01T10:00:00Z','executionSuccessful':true}],"
                    + "'results':[{'ruleId':'R1','level':'error','locations':[{'physicalLocation':{"
                    + "'artifactLocation':{'uri':'src/A.java'},'region':{'startLine':7}}}]}]"));
    assertThat(weakness.subject()).isEqualTo("src/A.java:7");
    assertThat(weakness.severity()).isEqualTo("error");
    assertThat(weakness.kind()).isEqualTo(Kind.CODE);
    assertThat(weakness.tool()).isEqualTo("Lint 3");
    assertThat(weakness.found()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",'suppressions':[]|OPEN",
        ",'suppressions':[{'kind':'inSource'}]|SUPPRESSED",
        ",'suppressions':[{'kind':'external','status':'accepted'}]|SUPPRESSED",
        ",'suppressions':[{'kind':'external','status':'underReview'}]|OPEN",
        ",'suppressions':[{'kind':'inSource'},{'kind':'external','status':'rejected'}]|OPEN",
        ",'baselineState':'absent'|FIXED",
        ",'baselineState':'unchanged'|OPEN",
        ",'baselineState':'new'|OPEN",
      },
      quoteCharacter = '~')
  void suppressions_and_the_baseline_are_honoured(String more, State state) {
    assertThat(Texts.only(result(more)).state()).isEqualTo(state);
  }

  @Test
  void what_passed_is_no_weakness() {
    assertThat(Texts.weaknesses(result(",'kind':'pass'"))).isEmpty();
    assertThat(Texts.read(result(",'kind':'pass'")).weaknesses().used()).isEqualTo(1);
  }

  @Test
  void level_and_cwe_come_from_the_rule_where_the_result_is_silent() {
    Weakness weakness =
        Texts.only(
            "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'CodeQL'},'extensions':[{'name':"
                + "'q','rules':[{'id':'java/x','defaultConfiguration':{'level':'error'},'properties'"
                + ":{'security-severity':'8.8','tags':['security','external/cwe/cwe-089']},"
                + "'relationships':[{'target':{'id':'564','toolComponent':{'name':'CWE'}}}]}]}]},"
                + "'results':[{'ruleId':'java/x','rule':{'id':'java/x','index':0,'toolComponent':"
                + "{'index':0}},'taxa':[{'id':'79','toolComponent':{'name':'CWE'}}]}]}]}");
    assertThat(weakness.severity()).isEqualTo("error");
    assertThat(weakness.cvss()).isEqualTo(8.8);
    assertThat(weakness.cwes()).containsExactlyInAnyOrder("CWE-89", "CWE-564", "CWE-79");
  }

  @Test
  void vulnerabilities_that_trivy_writes_as_sarif_name_their_component() {
    Weakness weakness =
        Texts.only(
            "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'Trivy','version':'0.60'}},"
                + "'results':[{'ruleId':'CVE-2019-1549','message':{'text':'Package: libssl1.1\\n"
                + "Installed Version: 1.1.1c-r0\\nFixed Version: 1.1.1d-r0\\nLink: x'}}]}]}");
    assertThat(weakness.kind()).isEqualTo(Kind.COMPONENT);
    assertThat(weakness.subject()).isEqualTo("libssl1.1@1.1.1c-r0");
    assertThat(weakness.fixedIn()).isEqualTo("1.1.1d-r0");
  }

  @Test
  void a_tool_that_found_nothing_is_told_from_one_that_did_not_look() {
    assertThat(scan(run(",'results':[]")).completed()).isTrue();
    assertThat(scan(run("")).completed()).isFalse();
    assertThat(scan(run(",'results':[],'invocations':[{'executionSuccessful':false}]")).completed())
        .isFalse();
    SecurityReading none = Texts.read("{'version':'2.1.0','runs':[]}");
    assertThat(none.scans()).isEmpty();
    assertThat(none.weaknesses().notes()).anyMatch(note -> note.contains("no tool looked"));
    assertThat(Texts.read("{'version':'2.1.0','runs':null}").scans()).isEmpty();
  }

  private static Scan scan(String json) {
    SecurityReading reading = Texts.read(json);
    assertThat(reading.scans()).hasSize(1);
    return reading.scans().getFirst();
  }

  @Test
  void the_scan_keeps_what_proves_it() {
    Scan scan = scan(result(""));
    assertThat(scan.label()).isEqualTo("Lint 3");
    assertThat(scan.found()).isEqualTo(1);
    assertThat(scan.sha256()).hasSize(64);
    assertThat(scan.at()).isNull();
  }

  @Test
  void another_version_and_a_result_without_a_rule_are_refused() {
    assertThat(Texts.read("{'version':'1.0.0','runs':[]}").weaknesses().rejected())
        .first()
        .extracting(refusal -> refusal.reason())
        .isEqualTo("SARIF 1.0.0");
    assertThat(Texts.read(run(",'results':[{'message':{'text':'x'}}]")).weaknesses().rejected())
        .hasSize(1);
  }
}
