package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenfold.observe.Component;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CycloneDxReportTest {
  private static final String HEAD =
      "{'bomFormat':'CycloneDX','specVersion':'1.6','metadata':{'timestamp':'2026-11-01T00:00:00Z',"
          + "'tools':{'components':[{'name':'syft','version':'1.9'}]},'component':{'bom-ref':'root',"
          + "'name':'shop','version':'2'}}";

  @Test
  void a_bill_of_materials_is_an_inventory_with_nested_components() {
    SecurityReading reading =
        Texts.read(
            HEAD
                + ",'components':[{'bom-ref':'a','group':'org.a','name':'b','version':'1','purl':"
                + "'pkg:maven/org.a/b@1?repository_url=https%3A%2F%2Frepo.example%2Fm2',"
                + "'components':[{'name':'inner','version':'3','externalReferences':[{'type':"
                + "'distribution','url':'https://registry.npmjs.org/x.tgz'}]}]},{'version':'9'}]}");
    assertThat(reading.components())
        .extracting(Component::name, Component::origin)
        .containsExactly(tuple("org.a/b", "repo.example"), tuple("inner", "registry.npmjs.org"));
    Scan scan = reading.scans().getFirst();
    assertThat(scan.kind()).isEqualTo(Scan.Kind.INVENTORY);
    assertThat(scan.label()).isEqualTo("syft 1.9");
    assertThat(scan.subject()).isEqualTo("shop@2");
    assertThat(scan.found()).isEqualTo(2);
    assertThat(reading.weaknesses().rejected()).hasSize(1);
  }

  @Test
  void cycles_among_dependencies_do_no_harm() {
    SecurityReading reading =
        Texts.read(
            HEAD
                + ",'components':[{'bom-ref':'a','name':'a'},{'bom-ref':'b','name':'b'}],"
                + "'dependencies':[{'ref':'a','dependsOn':['b']},{'ref':'b','dependsOn':['a']},"
                + "{'ref':'root','dependsOn':['root','a']}]}");
    assertThat(reading.components()).hasSize(2);
  }

  @Test
  void vulnerabilities_of_a_bill_name_its_components_and_say_what_is_known() {
    SecurityReading reading =
        Texts.read(
            HEAD
                + ",'components':[{'bom-ref':'a','name':'b','version':'1','purl':'pkg:npm/b@1'}],"
                + "'vulnerabilities':[{'id':'CVE-2024-0001','references':[{'id':'GHSA-x'}],'cwes':"
                + "[79],'ratings':[{'score':7.5,'severity':'high'}],'affects':[{'ref':"
                + "'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a'}],'analysis':{'state':"
                + "'not_affected','justification':'code_not_reachable','detail':'read it'}}]}");
    Weakness weakness = reading.weaknesses().facts().getFirst();
    assertThat(weakness.subject()).isEqualTo("pkg:npm/b@1");
    assertThat(weakness.aliases()).containsExactly("GHSA-x");
    assertThat(weakness.cwes()).containsExactly("CWE-79");
    assertThat(weakness.state()).isEqualTo(State.NOT_AFFECTED);
    assertThat(weakness.reason()).isEqualTo("code_not_reachable: read it");
    assertThat(reading.scans())
        .extracting(Scan::kind)
        .containsExactly(Scan.Kind.INVENTORY, Scan.Kind.COMPONENTS);
  }

  @Test
  void a_statement_on_a_range_of_versions_keeps_the_range() {
    SecurityReading reading =
        Texts.read(
            HEAD
                + ",'vulnerabilities':[{'id':'CVE-2020-25649','analysis':{'state':'not_affected'},"
                + "'affects':[{'ref':'root','versions':[{'range':'vers:semver/<1.5.0'}]}]}]}");
    assertThat(reading.weaknesses().facts().getFirst().subject())
        .isEqualTo("shop@2@vers:semver/<1.5.0");
    assertThat(reading.scans()).extracting(Scan::kind).containsExactly(Scan.Kind.STATEMENTS);
  }

  @Test
  void openvex_speaks_of_parts_where_it_names_them() {
    SecurityReading reading =
        Texts.read(
            "{'@context':'https://openvex.dev/ns/v0.2.0','author':'Shop','timestamp':"
                + "'2026-11-01T00:00:00Z','statements':[{'vulnerability':{'name':'CVE-2024-0001',"
                + "'aliases':['GHSA-x']},'products':[{'@id':'pkg:oci/shop@2','subcomponents':[{"
                + "'@id':'pkg:npm/b@1?x=y'}]}],'status':'not_affected','justification':"
                + "'vulnerable_code_not_present','timestamp':'2026-11-02T00:00:00Z'},"
                + "{'vulnerability':'CVE-2024-0002','products':['pkg:oci/shop@2'],'status':"
                + "'under_investigation'},{'vulnerability':{'name':'CVE-3'},'status':'maybe'}]}");
    assertThat(reading.weaknesses().facts())
        .extracting(Weakness::subject, Weakness::state)
        .containsExactly(
            tuple("pkg:npm/b@1", State.NOT_AFFECTED), tuple("pkg:oci/shop@2", State.OPEN));
    assertThat(reading.weaknesses().facts().getFirst().found())
        .isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
    assertThat(reading.weaknesses().rejected()).hasSize(1);
  }
}
