package dev.tenfold.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The published schema of a diagnosis. */
public final class DiagnosisSchema {
  private DiagnosisSchema() {}

  /** Returns where a text does not keep to it. */
  public static List<String> problems(String json) throws IOException {
    try (InputStream in = DiagnosisJson.class.getResourceAsStream("diagnosis.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in))
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
