package dev.tenfold.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.source.security.RequirementTexts.RequirementText;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequirementTextsTest {

  @Test
  void texts_come_under_the_ids_that_requirements_have() throws IOException {
    var texts =
        RequirementTexts.read(
            "asvs.json",
            Texts.stream(
                """
                {"requirements":[
                  {"req_id":"V3.4.1","req_description":"words","L":"1"},
                  {"req_id":"3.4","req_description":"old"}]}
                """));
    assertThat(texts.facts()).containsExactly(new RequirementText("v5.0.0-3.4.1", "words"));
    assertThat(texts.rejected()).hasSize(1);
    var none = RequirementTexts.read("x", Texts.stream("{\"a\":1}"));
    assertThat(none.rejected().getFirst().reason()).isEqualTo("JSON without requirements");
  }
}
