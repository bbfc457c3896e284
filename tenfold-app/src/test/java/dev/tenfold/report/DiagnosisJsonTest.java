package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenfold.diagnose.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
    assertThat(schema().validate(json(diagnosis), InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_schema_knows_no_other_properties() throws IOException {
    String more = json(Diagnoses.tiny()).replaceFirst("\\{", "{\"more\":1,");
    assertThat(schema().validate(more, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void what_is_missing_says_why_and_how_to_get_it() {
    assertThat(json(Diagnoses.tiny()))
        .contains(
            "\"missing\":{\"why\":\"the log holds no duration\",\"fix\":\"add $request_time to"
                + " log_format\"}")
        .doesNotContain("NaN", "Infinity");
  }

  private static Schema schema() throws IOException {
    try (InputStream in = DiagnosisJson.class.getResourceAsStream("diagnosis.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in));
    }
  }

  private static String json(Diagnosis diagnosis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DiagnosisJson.write(diagnosis, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
