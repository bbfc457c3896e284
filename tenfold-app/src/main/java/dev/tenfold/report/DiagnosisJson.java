package dev.tenfold.report;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes results as JSON, a diagnosis after {@code diagnosis.schema.json}: every record an object
 * with its components in their order and in snake case, durations in seconds, instants in ISO 8601.
 */
public final class DiagnosisJson {
  private final JsonGenerator json;
  private final Map<Class<?>, Component[]> shapes = new HashMap<>();

  private DiagnosisJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a result and a newline in UTF-8; {@code out} stays open. */
  public static void write(Record result, OutputStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json =
        factory.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      new DiagnosisJson(json).value(result);
      json.writeRaw('\n');
    }
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Measured number -> measured(number);
      case Missing missing -> missing(missing);
      case Verdict verdict -> verdict(verdict);
      case Unit unit -> json.writeString(unit.ucum());
      case Exhibit.Cell.Text text -> json.writeString(text.text());
      case Exhibit.Cell.Value cell -> value(cell.value());
      case Exhibit exhibit -> exhibit(exhibit);
      case Record parts -> object(parts);
      case List<?> items -> {
        json.writeStartArray();
        items.forEach(this::value);
        json.writeEndArray();
      }
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> number(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Duration length -> number(length.toNanos() / 1e9);
      case Instant at -> json.writeString(at.toString());
      case Enum<?> name -> json.writeString(name.name().toLowerCase(Locale.ROOT));
      default -> throw new IllegalArgumentException("no JSON for a " + value.getClass());
    }
  }

  /** Writes an exhibit with its kind, by which readers tell them apart. */
  private void exhibit(Exhibit exhibit) {
    json.writeStartObject();
    json.writeStringProperty("kind", exhibit.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    components((Record) exhibit);
    json.writeEndObject();
  }

  private void object(Record parts) {
    json.writeStartObject();
    components(parts);
    json.writeEndObject();
  }

  private void components(Record parts) {
    for (Component component : shapes.computeIfAbsent(parts.getClass(), Component::of)) {
      json.writeName(component.name());
      value(component.of(parts));
    }
  }

  private void measured(Measured number) {
    json.writeStartObject();
    subject(number.subject());
    json.writeName("value");
    number(number.value());
    unit(number.unit());
    json.writeName("interval");
    value(number.interval());
    json.writeName("provenance");
    value(number.provenance());
    json.writeEndObject();
  }

  private void missing(Missing missing) {
    json.writeStartObject();
    subject(missing.subject());
    json.writeName("missing");
    json.writeStartObject();
    json.writeStringProperty("why", missing.why());
    json.writeStringProperty("fix", missing.fix());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void subject(Subject subject) {
    json.writeStringProperty("indicator", subject.indicator());
    json.writeStringProperty("scope", subject.scope());
    json.writeName("window");
    value(subject.window());
  }

  private void unit(Unit unit) {
    json.writeStringProperty("unit", unit.ucum());
  }

  private void verdict(Verdict verdict) {
    String outcome =
        switch (verdict) {
          case Verdict.Pass pass -> "pass";
          case Verdict.Fail fail -> "fail";
          case Verdict.Inconclusive inconclusive -> "inconclusive";
        };
    json.writeStartObject();
    json.writeStringProperty("outcome", outcome);
    json.writeStringProperty("words", verdict.words());
    json.writeEndObject();
  }

  /** Whole numbers without a fraction, and nothing that JSON cannot say. */
  private void number(double number) {
    if (!Double.isFinite(number)) {
      json.writeNull();
    } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  /** A component of a record and its name in JSON. */
  private record Component(String name, RecordComponent component) {
    static Component[] of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Component[] named = new Component[components.length];
      for (int i = 0; i < components.length; i++) {
        components[i].getAccessor().setAccessible(true);
        named[i] = new Component(snake(components[i]), components[i]);
      }
      return named;
    }

    @Nullable Object of(Record parts) {
      try {
        return component.getAccessor().invoke(parts);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record without its component " + name, e);
      }
    }

    private static String snake(RecordComponent component) {
      StringBuilder name = new StringBuilder();
      for (char c : component.getName().toCharArray()) {
        if (Character.isUpperCase(c)) {
          name.append('_');
        }
        name.append(Character.toLowerCase(c));
      }
      return component.getType() == Duration.class
          ? name.append("_seconds").toString()
          : name.toString();
    }
  }
}
