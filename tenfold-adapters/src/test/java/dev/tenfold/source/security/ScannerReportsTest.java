package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.Kind;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScannerReportsTest {

  @Test
  void trivy_takes_the_score_of_who_gave_the_severity() {
    Weakness weakness =
        Texts.only(
            "{'SchemaVersion':2,'Trivy':{'Version':'0.60.0'},'CreatedAt':"
                + "'2026-11-02T12:20:30.000000005Z','ArtifactName':'shop:1','Results':[{'Target':"
                + "'shop:1 (alpine)','Class':'os-pkgs','Vulnerabilities':[{'VulnerabilityID':"
                + "'CVE-2019-1549','PkgIdentifier':{'PURL':"
                + "'pkg:apk/alpine/libssl1.1@1.1.1c-r0?arch=x86_64&distro=3.10.2'},'FixedVersion':"
                + "'1.1.1d-r0','SeveritySource':'nvd','Severity':'MEDIUM','CweIDs':['CWE-330'],"
                + "'CVSS':{'redhat':{'V3Score':4.8},'nvd':{'V2Score':5,'V3Score':5.3}}}]}]}");
    assertThat(weakness.subject()).isEqualTo("pkg:apk/alpine/libssl1.1@1.1.1c-r0");
    assertThat(weakness.cvss()).isEqualTo(5.3);
    assertThat(weakness.severity()).isEqualTo("medium");
    assertThat(weakness.cwes()).containsExactly("CWE-330");
    assertThat(weakness.found()).isEqualTo(Instant.parse("2026-11-02T12:20:30.000000005Z"));
  }

  @Test
  void trivy_tells_a_clean_target_from_nothing_looked_at() {
    String head = "{'SchemaVersion':2,'ArtifactName':'x','CreatedAt':'2026-11-02T12:20:30Z'";
    SecurityReading clean = Texts.read(head + ",'Results':[{'Target':'x','Class':'os-pkgs'}]}");
    assertThat(clean.scans()).extracting(Scan::kind).containsExactly(Scan.Kind.COMPONENTS);
    assertThat(Texts.read(head + "}").scans()).isEmpty();
  }

  @Test
  void trivy_reports_configuration_secrets_and_what_vex_changed() {
    SecurityReading reading =
        Texts.read(
            "{'SchemaVersion':2,'ArtifactName':'x','Results':["
                + "{'Target':'Dockerfile','Class':'config','Misconfigurations':[{'ID':'DS002',"
                + "'Severity':'HIGH','Status':'FAIL'},{'ID':'DS003','Status':'PASS'}]},"
                + "{'Target':'a.env','Class':'secret','Secrets':[{'RuleID':'aws','StartLine':3,"
                + "'Severity':'CRITICAL'}]},{'Target':'l','Class':'lang-pkgs',"
                + "'ExperimentalModifiedFindings':[{'Type':'vulnerability','Status':'not_affected',"
                + "'Statement':'vulnerable_code_not_present','Finding':{'VulnerabilityID':"
                + "'CVE-2022-1','PkgName':'p','InstalledVersion':'1'}}]}]}");
    assertThat(reading.weaknesses().facts())
        .extracting(Weakness::kind, Weakness::subject, Weakness::state)
        .containsExactly(
            tuple(Kind.CONFIGURATION, "Dockerfile", State.OPEN),
            tuple(Kind.SECRET, "a.env:3", State.OPEN),
            tuple(Kind.COMPONENT, "p@1", State.NOT_AFFECTED));
    assertThat(reading.weaknesses().read()).isEqualTo(4);
  }

  @Test
  void grype_brings_its_threats_and_a_day_of_the_year_one_is_none() {
    SecurityReading reading =
        Texts.read(
            "{'matches':[{'vulnerability':{'id':'GHSA-aaaa-bbbb-cccc','severity':'High','cvss':["
                + "{'version':'2.0','metrics':{'baseScore':5}},{'version':'3.1','metrics':"
                + "{'baseScore':8.2}}],'epss':[{'cve':'CVE-2024-0001','epss':0.03,'date':"
                + "'0001-01-01'}],'knownExploited':[{'cve':'CVE-2024-0001','dateAdded':"
                + "'2024-03-01'}],'fix':{'versions':['1.2.1'],'state':'fixed'}},'artifact':{'name':"
                + "'p','version':'1','purl':''},'relatedVulnerabilities':[{'id':'CVE-2024-0001'}]}],"
                + "'source':{'type':'image','target':{'userInput':'shop:1'}},'descriptor':{'name':"
                + "'grype','version':'[not provided]','timestamp':'2026-11-03T00:00:00Z'}}");
    Weakness weakness = reading.weaknesses().facts().getFirst();
    assertThat(weakness.aliases()).containsExactly("CVE-2024-0001");
    assertThat(weakness.subject()).isEqualTo("p@1");
    assertThat(weakness.cvss()).isEqualTo(8.2);
    assertThat(weakness.tool()).isEqualTo("Grype");
    assertThat(reading.scans().getFirst().subject()).isEqualTo("shop:1");
    assertThat(reading.threats()).hasSize(2);
    assertThat(reading.threats().get(0).forecast()).isNull();
    assertThat(reading.threats().get(1).listed()).isEqualTo(LocalDate.of(2024, 3, 1));
  }

  @Test
  void osv_scanner_groups_aliases_and_names_packages_by_ecosystem() {
    SecurityReading reading =
        Texts.read(
            "{'results':[{'source':{'path':'/src/pom.xml','type':'lockfile'},'packages':[{"
                + "'package':{'name':'org.a:b','version':'1.0','ecosystem':'Maven'},'groups':[{"
                + "'ids':['GHSA-aaaa-bbbb-cccc','CVE-2024-0001'],'max_severity':'9.8'}],"
                + "'vulnerabilities':[{'id':'GHSA-aaaa-bbbb-cccc','aliases':['CVE-2024-0001'],"
                + "'database_specific':{'severity':'CRITICAL','cwe_ids':['CWE-502']},'affected':[{"
                + "'package':{'name':'org.a:b'},'ranges':[{'type':'ECOSYSTEM','events':["
                + "{'introduced':'0'},{'fixed':'1.1'}]}]}]},{'id':'GHSA-dddd-eeee-ffff','withdrawn':"
                + "'2024-01-01T00:00:00Z'}]}]}]}");
    Weakness weakness = reading.weaknesses().facts().getFirst();
    assertThat(reading.weaknesses().facts()).hasSize(1);
    assertThat(reading.weaknesses().used()).isEqualTo(2);
    assertThat(weakness.subject()).isEqualTo("pkg:maven/org.a/b@1.0");
    assertThat(weakness.cvss()).isEqualTo(9.8);
    assertThat(weakness.fixedIn()).isEqualTo("1.1");
    assertThat(weakness.aliases()).containsExactly("CVE-2024-0001");
    assertThat(reading.scans().getFirst().at()).isNull();
    assertThat(reading.weaknesses().notes()).anyMatch(note -> note.contains("age is unknown"));
  }

  @Test
  void scorecard_that_could_not_tell_has_not_passed() {
    SecurityReading reading =
        Texts.read(
            "{'date':'2026-11-04T10:30:43-06:00','repo':{'name':'o/r'},'scorecard':{'version':"
                + "'5.0.0'},'score':9.9,'checks':[{'name':'Branch-Protection','score':-1,'reason':"
                + "'no token'},{'name':'Token-Permissions','score':10,'reason':'fine'},{'name':"
                + "'Pinned-Dependencies','score':3,'reason':'few'},{'name':'X','score':11}]}");
    assertThat(reading.checks())
        .extracting(PracticeCheck::score)
        .containsExactly(PracticeCheck.INCONCLUSIVE, 10, 3);
    assertThat(reading.weaknesses().facts())
        .extracting(Weakness::id)
        .containsExactly("Pinned-Dependencies");
    assertThat(reading.weaknesses().rejected()).hasSize(1);
    assertThat(reading.scans().getFirst().at()).isEqualTo(Instant.parse("2026-11-04T16:30:43Z"));
  }

  @Test
  void absurd_dates_and_the_old_scorecard_are_not_believed() {
    SecurityReading absurd =
        Texts.read("{'date':'14046-04-14','scorecard':{'version':'5'},'checks':[]}");
    assertThat(absurd.scans().getFirst().at()).isNull();
    assertThat(absurd.weaknesses().notes()).anyMatch(note -> note.contains("14046-04-14"));
    SecurityReading old =
        Texts.read("{'Repo':'o/r','Date':'x','Checks':[{'CheckName':'A','Pass':false}]}");
    assertThat(old.weaknesses().rejected().getFirst().reason()).contains("before version 4");
  }

  @Test
  void the_file_dates_a_report_that_does_not_say_when_it_was_made() throws Exception {
    Instant recorded = Instant.parse("2026-11-05T00:00:00Z");
    SecurityReading reading =
        SecurityReports.read("osv.json", Texts.stream("{\"results\":[]}"), recorded);
    assertThat(reading.scans().getFirst().at()).isEqualTo(recorded);
    assertThat(reading.weaknesses().notes()).anyMatch(note -> note.contains("date of the file"));
  }

  @Test
  void kev_epss_and_ssvc_are_reference_data() {
    SecurityReading kev =
        Texts.read(
            "{'catalogVersion':'2026.11.20','dateReleased':'2026-11-20T15:00:00.1234Z','count':2,"
                + "'vulnerabilities':[{'cveID':'CVE-2024-0001','dateAdded':'2024-03-01'},"
                + "{'cveID':'nonsense'}]}");
    assertThat(kev.threats()).hasSize(1);
    assertThat(kev.scans().getFirst().kind()).isEqualTo(Scan.Kind.EXPLOITED);
    assertThat(kev.scans().getFirst().at()).isEqualTo(Instant.parse("2026-11-20T15:00:00.1234Z"));
    assertThat(kev.weaknesses().rejected()).hasSize(1);
    SecurityReading table =
        Texts.raw(
            """
            #model_version:v2025.03.14,score_date:2026-11-26T00:00:00+0000
            cve,epss,percentile
            CVE-2024-0001,0.94321,0.999
            CVE-2024-0002,7,1
            """);
    assertThat(table.threats())
        .extracting(Threat::epss, Threat::forecast)
        .containsExactly(tuple(0.94321, LocalDate.of(2026, 11, 26)));
    assertThat(table.scans().getFirst().version()).isEqualTo("v2025.03.14");
    assertThat(table.weaknesses().rejected()).hasSize(1);
    Threat ssvc =
        Texts.read(
                "{'dataType':'CVE_RECORD','cveMetadata':{'cveId':'CVE-2024-0001'},'containers':{"
                    + "'adp':[{'metrics':[{'other':{'type':'ssvc','content':{'options':["
                    + "{'Exploitation':'active'},{'Automatable':'yes'},{'Technical Impact':"
                    + "'partial'}]}}}]}]}}")
            .threats()
            .getFirst();
    assertThat(ssvc.automatable()).isTrue();
    assertThat(ssvc.totalImpact()).isFalse();
    assertThat(ssvc.exploited()).isNull();
  }
}
