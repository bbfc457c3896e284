package dev.tenfold.cli;

import dev.tenfold.collect.Collected;
import dev.tenfold.verdict.Problem;
import java.io.PrintStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes what a collection came to as JSON. */
final class CollectedJson {
  private CollectedJson() {}

  static void write(Collected collected, PrintStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    ObjectWriteContext pretty =
        new ObjectWriteContext.Base() {
          @Override
          public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator json = factory.createGenerator(pretty, out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("logs");
      for (Collected.Part log : collected.logs()) {
        json.writeStartObject();
        json.writeStringProperty("name", log.name());
        json.writeNumberProperty("read", log.read());
        json.writeNumberProperty("used", log.used());
        json.writeNumberProperty("rejected", log.rejected());
        json.writeNumberProperty("known_bytes", log.knownBytes());
        json.writeNumberProperty("new_bytes", log.newBytes());
        json.writeArrayPropertyStart("problems");
        log.problems().forEach(problem -> write(problem, json));
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void write(Problem problem, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("what", problem.what());
    json.writeStringProperty("where", problem.where());
    json.writeStringProperty("fix", problem.fix());
    json.writeEndObject();
  }
}
