package dev.tenfold.source.resources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads CSV with a header: what a row means is for {@link WideRows} and {@link LongRows}. */
final class ResourceTable {
  /** The longest field, in characters. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final String name;
  private final DeliveryCount<ResourceSample> count;

  ResourceTable(String name) {
    this.name = name;
    this.count = new DeliveryCount<>(name);
  }

  /** What rows mean. */
  interface Rows {
    /** Takes a row of as many fields as there are columns. */
    void row(List<String> fields, Place place);

    /** Is told that there are no more. */
    void end();
  }

  /**
   * @param firstLine the beginning of the header, to tell what separates its columns
   */
  Delivery<ResourceSample> read(InputStream in, String firstLine) throws IOException {
    char separator = firstLine.contains("\t") ? '\t' : firstLine.contains(";") ? ';' : ',';
    try {
      Iterator<CsvRecord> records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .detectBomHeader(true)
              .maxBufferSize(MOST_CHARACTERS)
              .ofCsvRecord(in)
              .iterator();
      read(records);
    } catch (CsvParseException e) {
      count.reject(
          "a field without an end",
          new Problem(
              "a field longer than a million characters, or a quote that nothing closes; what is"
                  + " after it was not read",
              name,
              "write the file again from where it came from"));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count.delivery();
  }

  private void read(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      return;
    }
    CsvRecord first = records.next();
    List<String> header =
        first.getFields().stream().map(column -> column.strip().toLowerCase(Locale.ROOT)).toList();
    Rows rows = rows(header);
    if (rows == null) {
      count.reject(
          "no header that names resources",
          new Problem(
              "the first line names no time and resource",
              new Place(name, first.getStartingLineNumber()).text(),
              "begin with a header: time,resource,used,capacity,waiting"));
      return;
    }
    try {
      while (records.hasNext()) {
        CsvRecord row = records.next();
        Place place = new Place(name, row.getStartingLineNumber());
        if (row.getFieldCount() == header.size()) {
          rows.row(row.getFields(), place);
        } else {
          count.reject(
              "not as many fields as the header has",
              new Problem(
                  row.getFieldCount() + " fields under " + header.size() + " columns",
                  place.text(),
                  "a row that was cut off while it was written needs no mending"));
        }
      }
    } finally {
      rows.end();
    }
  }

  private @Nullable Rows rows(List<String> header) {
    if (LongRows.fits(header)) {
      return new LongRows(header, count);
    }
    return WideRows.fits(header) ? new WideRows(header, count) : null;
  }
}
