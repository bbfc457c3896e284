package dev.tenfold.source.security;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Catalogues in CSV: EPSS as FIRST publishes it, with its day in a comment, and KEV as CISA does.
 *
 * @see <a href="https://www.first.org/epss/data_stats">EPSS data</a>
 */
final class ThreatTable {
  private static final int LONGEST_FIELD = 1 << 16;
  private static final Pattern DAY = Pattern.compile("score_date:([^,\\s]+)");
  private static final Pattern MODEL = Pattern.compile("model_version:([^,\\s]+)");

  private final String name;
  private final Gathering into;
  private final Map<String, Integer> columns = new HashMap<>();
  private String model = "";
  private @Nullable Instant day;
  private long used;
  private boolean refused;

  ThreatTable(String name, Gathering into) {
    this.name = name;
    this.into = into;
  }

  void read(InputStream in) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_FIELD)
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CsvRecord row : csv) {
        if (refused) {
          return;
        }
        row(row.getFields(), new Place(name, row.getStartingLineNumber()));
      }
    } catch (CsvParseException | UncheckedIOException e) {
      into.reject("neither JSON nor CSV", new Place(name, 0), SecurityReports.FORMATS);
    }
    if (columns.containsKey("epss") || columns.containsKey("cveid")) {
      scan();
    }
  }

  private void row(List<String> fields, Place place) {
    String first = fields.getFirst();
    if (first.startsWith("#")) {
      comment(String.join(",", fields));
    } else if (columns.isEmpty()) {
      header(fields, place);
    } else if (columns.containsKey("epss")) {
      forecast(fields, place);
    } else {
      exploited(fields, place);
    }
  }

  private void comment(String comment) {
    Matcher on = DAY.matcher(comment);
    day = on.find() ? Fields.time(on.group(1)) : day;
    Matcher by = MODEL.matcher(comment);
    model = by.find() ? by.group(1) : model;
  }

  private void header(List<String> fields, Place place) {
    for (int i = 0; i < fields.size(); i++) {
      columns.put(fields.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    boolean epss = columns.containsKey("cve") && columns.containsKey("epss");
    boolean kev = columns.containsKey("cveid") && columns.containsKey("dateadded");
    if (!epss && !kev) {
      refused = true;
      columns.clear();
      into.reject("neither JSON nor a table that is known", place, SecurityReports.FORMATS);
    }
  }

  private void forecast(List<String> fields, Place place) {
    String cve = field(fields, "cve");
    Double epss = Fields.number(field(fields, "epss"));
    if (!ThreatReports.isCve(cve) || epss == null || epss < 0 || epss > 1) {
      into.reject("a row without a CVE and a probability", place, "download the table again");
      return;
    }
    used++;
    into.use();
    LocalDate on = day == null ? null : ThreatReports.day(day);
    into.add(new Threat(cve, null, null, epss, on, null, null, "EPSS", place));
  }

  private void exploited(List<String> fields, Place place) {
    String cve = field(fields, "cveid");
    LocalDate listed = Fields.day(field(fields, "dateadded"));
    if (!ThreatReports.isCve(cve)) {
      into.reject("a row without a CVE", place, "download the catalogue again");
      return;
    }
    used++;
    into.use();
    if (listed != null && (day == null || day.isBefore(ThreatReports.start(listed)))) {
      day = ThreatReports.start(listed);
    }
    into.add(new Threat(cve, true, listed, null, null, null, null, "KEV", place));
  }

  /** The KEV table has no date of its own: it is at least as new as its newest entry. */
  private void scan() {
    boolean epss = columns.containsKey("epss");
    Scan.Kind kind = epss ? Scan.Kind.FORECAST : Scan.Kind.EXPLOITED;
    String tool = epss ? "EPSS" : "KEV";
    Instant at = into.dated(day, tool);
    into.add(new Scan(kind, tool, model, at, "", true, used, "", new Place(name, 0)));
  }

  private String field(List<String> fields, String column) {
    int at = columns.getOrDefault(column, -1);
    return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
  }
}
