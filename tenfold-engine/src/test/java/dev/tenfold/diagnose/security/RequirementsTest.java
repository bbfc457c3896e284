package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.security.ProductFacts.DataClass;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {

  /** As counted in OWASP ASVS 5.0.0: 70 at level 1, 183 more at level 2, 92 more at level 3. */
  @Test
  void the_standard_has_70_253_and_345_requirements() {
    assertThat(Requirements.standardAt(1)).isEqualTo(70);
    assertThat(Requirements.standardAt(2)).isEqualTo(253);
    assertThat(Requirements.standardAt(3)).isEqualTo(345);
  }

  @Test
  void artefacts_can_decide_32_of_them_9_at_level_1() {
    assertThat(Requirements.at(3).stream().filter(Requirement::isOfStandard)).hasSize(32);
    assertThat(Requirements.at(1).stream().filter(Requirement::isOfStandard)).hasSize(9);
  }

  @Test
  void ids_and_levels_are_those_of_the_standard() {
    assertThat(Requirements.at(3))
        .filteredOn(Requirement::isOfStandard)
        .allSatisfy(r -> assertThat(Requirements.level(r.id())).isEqualTo(r.level()));
    assertThat(Requirements.level("v5.0.0-99.1.1")).isZero();
  }

  @Test
  void every_requirement_has_a_rule_and_says_what_would_settle_it() {
    ProductFacts facts = Posture.facts(Set.of(DataClass.PAYMENT), true);
    SecurityMaterial material = new Posture().facts(facts).material();
    Assessment assessment = Assessment.of(material, new Recorded(material, Posture.LATE));
    assertThat(assessment.decisions()).hasSize(43);
    assertThat(assessment.decisions())
        .allSatisfy(decision -> {
          assertThat(decision.state()).isInstanceOf(State.Unknown.class);
          assertThat(decision.state().why()).isNotEqualTo("nothing tells");
          assertThat(((State.Unknown) decision.state()).settle()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,true,false,false,1",
    "PUBLIC,true,true,false,2",
    "INTERNAL,false,false,false,1",
    "INTERNAL,true,false,false,2",
    "INTERNAL,,false,false,2",
    "PERSONAL,false,false,false,2",
    "CREDENTIALS,true,true,false,2",
    "PAYMENT,false,false,false,2",
    "PAYMENT,true,false,false,3",
    "PAYMENT,,false,false,3",
    "SENSITIVE,false,false,true,3",
    "PUBLIC,false,true,true,3",
  })
  void the_level_follows_from_declared_facts(
      DataClass data, Boolean open, boolean money, boolean tenants, int level) {
    ProductFacts facts =
        new ProductFacts(Set.of(data), open, money, tenants, Set.of(), Set.of(), Set.of());
    TargetLevel target = TargetLevel.of(facts);
    assertThat(target.level()).isEqualTo(level);
    assertThat(target.declared()).isTrue();
  }

  @Test
  void without_facts_the_floor_counts_and_the_rule_says_so() {
    TargetLevel target = TargetLevel.of(ProductFacts.UNDECLARED);
    assertThat(target.level()).isEqualTo(1);
    assertThat(target.declared()).isFalse();
    assertThat(target.rule()).contains("too little is declared");
  }
}
