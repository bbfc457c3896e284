package dev.tenfold.record;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a file of records, each of one of several formats, or lists of them in an envelope. */
public final class RecordReading<T> implements JsonRecords.Visitor {
  private static final int DEEPEST = 3;

  private final List<? extends Format<T>> formats;
  private final List<String> envelopes;
  private final String known;
  private final DeliveryCount<T> count;

  private RecordReading(
      String name, List<? extends Format<T>> formats, List<String> envelopes, String known) {
    this.formats = formats;
    this.envelopes = envelopes;
    this.known = known;
    this.count = new DeliveryCount<>(name);
  }

  /**
   * Reads all of {@code in}.
   *
   * @param envelopes names of the fields that lists of records stand in, where they do
   * @param known which formats there are, in words
   */
  public static <T> Delivery<T> read(
      String name,
      InputStream in,
      List<? extends Format<T>> formats,
      List<String> envelopes,
      String known)
      throws IOException {
    RecordReading<T> reading = new RecordReading<>(name, formats, envelopes, known);
    JsonRecords.read(name, in, reading);
    return reading.delivery();
  }

  /** Returns what was counted, with facts and notes that are known only at the end. */
  public static <T> Delivery<T> with(
      Delivery<T> counted, List<? extends T> facts, List<String> notes) {
    return new Delivery<>(
        counted.source(),
        List.copyOf(facts),
        counted.read(),
        counted.used(),
        counted.rejected(),
        notes);
  }

  @Override
  public void record(JsonNode record, Place place) {
    record(record, place, 0);
  }

  private void record(JsonNode record, Place place, int depth) {
    if (record.isArray() && depth < DEEPEST) {
      record.forEach(element -> record(element, place, depth + 1));
      return;
    }
    for (Format<T> format : formats) {
      if (format.knows(record)) {
        take(format, record, place);
        return;
      }
    }
    JsonNode inner = envelope(record);
    if (inner.isContainer() && depth < DEEPEST) {
      record(inner, place, depth + 1);
    } else {
      count.reject(
          "of no known format",
          new Problem("a record of no known format", place.text(), "give one of " + known));
    }
  }

  private void take(Format<T> format, JsonNode record, Place place) {
    Optional<Format.Unusable> unusable = format.take(record, place);
    if (unusable.isEmpty()) {
      count.use(List.of());
    } else {
      Format.Unusable why = unusable.get();
      count.reject(why.why(), new Problem("a record with " + why.why(), place.text(), why.fix()));
    }
  }

  private JsonNode envelope(JsonNode record) {
    return envelopes.stream()
        .map(record::path)
        .filter(JsonNode::isContainer)
        .findFirst()
        .orElse(record.path(""));
  }

  @Override
  public void broken(Problem problem) {
    boolean isJson = !problem.what().startsWith("no JSON");
    count.reject(isJson ? "more JSON than is held at once" : "no JSON", problem);
  }

  private Delivery<T> delivery() {
    List<T> facts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Format<T> format : formats) {
      facts.addAll(format.facts());
      notes.addAll(format.notes());
    }
    return with(count.delivery(), facts, notes);
  }
}
