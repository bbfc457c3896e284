package dev.tenfold.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProductionNamesTest {
  @Test
  void the_usual_names_hold_unless_others_are_declared() {
    ProductionNames usual = ProductionNames.declared(List.of());
    assertThat(List.of("production", "PROD", "Live", "")).allMatch(usual::include);
    assertThat(List.of("pre-production", "staging")).noneMatch(usual::include);
    ProductionNames declared = ProductionNames.declared(List.of("EU-1", "us-1"));
    assertThat(List.of("eu-1", "US-1", "")).allMatch(declared::include);
    assertThat(declared.include("production")).isFalse();
    assertThat(declared.first()).isEqualTo("EU-1");
  }
}
