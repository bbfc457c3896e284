package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisJsonTest {
  static Stream<Diagnosis> diagnoses() {
    return Stream.of(Diagnoses.rich(), Diagnoses.tiny(), Diagnoses.withoutDurations());
  }

  @ParameterizedTest
  @MethodSource("diagnoses")
  void it_keeps_to_its_schema(Diagnosis diagnosis) throws IOException {
    assertThat(DiagnosisSchema.problems(json(diagnosis))).isEmpty();
  }

  @Test
  void the_schema_knows_no_other_properties() throws IOException {
    String more = json(Diagnoses.tiny()).replaceFirst("\\{", "{\"more\":1,");
    assertThat(DiagnosisSchema.problems(more)).isNotEmpty();
  }

  @Test
  void what_is_missing_says_why_and_how_to_get_it() {
    assertThat(json(Diagnoses.tiny()))
        .contains(
            "\"missing\":{\"why\":\"the log holds no duration\",\"fix\":\"add $request_time to"
                + " log_format\"}")
        .doesNotContain("NaN", "Infinity");
  }

  private static String json(Diagnosis diagnosis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiagnosisJson.write(diagnosis, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
