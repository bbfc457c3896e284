package dev.tenfold.source.incidents;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Times;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of incidents with a header, separated by commas, semicolons or tabs. */
final class IncidentTable {
  private static final int LONGEST_FIELD = 1 << 20;
  private static final int HEADER = 8192;
  private static final int MOST_TOLD = 40;

  /** Usual names of columns, lower case with {@code _}, the most telling first. */
  static final Map<String, List<String>> USUAL =
      Map.of(
          "id", List.of("id", "incident_id", "key", "number", "incident_number", "reference"),
          "title", List.of("title", "name", "summary", "subject", "short_description"),
          "service", List.of("service", "service_name", "component", "system", "product"),
          "severity", List.of("severity", "priority", "impact", "urgency"),
          "began",
              List.of(
                  "began",
                  "impact_start",
                  "started_at",
                  "start",
                  "start_time",
                  "started",
                  "detected_at",
                  "opened_at",
                  "opened",
                  "created_at",
                  "created_on",
                  "created"),
          "acknowledged", List.of("acknowledged", "acknowledged_at", "ack_at"),
          "mitigated", List.of("mitigated", "mitigated_at", "impact_end", "fixed_at"),
          "resolved",
              List.of(
                  "resolved",
                  "resolved_at",
                  "resolved_on",
                  "ended_at",
                  "end",
                  "end_time",
                  "closed_at",
                  "closed"),
          "cause", List.of("cause", "caused_by", "deployment"));

  private final String name;
  private final Columns columns;
  private final Drafts drafts;
  private final DeliveryCount<Incident> count;
  private final Map<String, Integer> at = new LinkedHashMap<>();
  private boolean zoneless;

  private IncidentTable(String name, Columns columns, Drafts drafts) {
    this.name = name;
    this.columns = columns;
    this.drafts = drafts;
    this.count = new DeliveryCount<>(name);
  }

  static Delivery<Incident> read(String name, InputStream in, Columns columns, Drafts drafts)
      throws IOException {
    IncidentTable table = new IncidentTable(name, columns, drafts);
    table.rows(in);
    if (table.zoneless) {
      table.count.note("Times without a zone are taken to be of " + columns.zone() + ".");
    }
    return table.count.delivery();
  }

  /** The reader is not closed, for that would close what the caller gave. */
  private void rows(InputStream in) throws IOException {
    in.mark(HEADER);
    String begin = new String(in.readNBytes(HEADER - 1), StandardCharsets.UTF_8);
    in.reset();
    try {
      Iterator<CsvRecord> rows =
          CsvReader.builder()
              .fieldSeparator(separator(begin))
              .detectBomHeader(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .maxBufferSize(LONGEST_FIELD)
              .ofCsvRecord(in, StandardCharsets.UTF_8)
              .iterator();
      if (rows.hasNext() && header(rows.next())) {
        while (rows.hasNext()) {
          row(rows.next());
        }
      }
    } catch (CsvParseException e) {
      count.reject(
          "no table",
          new Problem("no table: " + e.getMessage(), name, "quote fields as RFC 4180 says"));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static char separator(String begin) {
    int end = begin.indexOf('\n');
    String header = end < 0 ? begin : begin.substring(0, end);
    if (header.indexOf('\t') >= 0) {
      return '\t';
    }
    boolean semicolons =
        header.chars().filter(c -> c == ';').count() > header.chars().filter(c -> c == ',').count();
    return semicolons ? ';' : ',';
  }

  private boolean header(CsvRecord header) {
    Map<String, Integer> exact = new LinkedHashMap<>();
    Map<String, Integer> plain = new LinkedHashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      exact.putIfAbsent(header.getField(i).strip(), i);
      plain.putIfAbsent(plain(header.getField(i)), i);
    }
    USUAL.forEach((field, usual) -> {
      String declared = columns.names().get(field);
      for (String called : declared == null ? usual : List.of(declared)) {
        Integer found = declared == null ? plain.get(called) : exact.get(called);
        if (found != null) {
          at.putIfAbsent(field, found);
        }
      }
    });
    String missing =
        columns.names().entrySet().stream()
            .filter(named -> !exact.containsKey(named.getValue()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(at.containsKey("began") ? "" : "began");
    if (!missing.isEmpty()) {
      count.reject(
          "a header without the columns that are needed",
          new Problem(
              "the table has no column " + missing,
              name + ":" + header.getStartingLineNumber(),
              "declare which of its columns says when incidents began: "
                  + String.join(", ", header.getFields().stream().limit(MOST_TOLD).toList())));
    }
    return missing.isEmpty();
  }

  private static String plain(String header) {
    return header.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private void row(CsvRecord row) {
    if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
      return;
    }
    Place place = new Place(name, row.getStartingLineNumber());
    Instant began = time(row, "began");
    if (began == null) {
      reject(place, "began");
      return;
    }
    for (String field : List.of("acknowledged", "mitigated", "resolved")) {
      if (!text(row, field).isEmpty() && time(row, field) == null) {
        reject(place, field);
        return;
      }
    }
    String id = text(row, "id");
    Draft draft = drafts.whole("table", id.isEmpty() ? place.text() : id, place);
    draft.title = text(row, "title");
    draft.service = text(row, "service");
    draft.severity = text(row, "severity");
    draft.cause = text(row, "cause");
    draft.began = began;
    draft.acknowledged = time(row, "acknowledged");
    draft.mitigated = time(row, "mitigated");
    draft.resolved = time(row, "resolved");
    count.use(List.of());
  }

  private void reject(Place place, String field) {
    count.reject(
        "no usable " + field,
        new Problem(
            "a row with no usable " + field,
            place.text(),
            "write times as 2026-03-12 14:05 or 2026-03-12T14:05:00Z"));
  }

  private String text(CsvRecord row, String field) {
    Integer column = at.get(field);
    return column == null || column >= row.getFieldCount() ? "" : row.getField(column).strip();
  }

  private @Nullable Instant time(CsvRecord row, String field) {
    String text = text(row, field);
    Optional<Instant> stated = Times.parse(text);
    if (stated.isPresent() || text.isEmpty()) {
      return stated.orElse(null);
    }
    Optional<Instant> local = Times.parse(text, columns.zone());
    zoneless |= local.isPresent();
    return local.orElse(null);
  }
}
