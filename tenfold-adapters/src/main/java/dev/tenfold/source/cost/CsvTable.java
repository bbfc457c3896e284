package dev.tenfold.source.cost;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;

/** Reads a table in CSV whose columns are apart by commas, semicolons, tabs or bars. */
final class CsvTable {
  private static final int LONGEST_FIELD = 1 << 20;

  private CsvTable() {}

  /**
   * Gives what {@code in} holds, which stays open.
   *
   * @param head how the content begins
   */
  static void read(byte[] head, InputStream in, TableTaker taker) throws IOException {
    try {
      Iterator<CsvRecord> records = records(in, separator(head));
      boolean more = false;
      if (records.hasNext()) {
        CsvRecord header = records.next();
        more = taker.header(header.getFields(), header.getStartingLineNumber());
      }
      while (more && records.hasNext()) {
        CsvRecord row = records.next();
        more = taker.row(row.getFields(), row.getStartingLineNumber());
      }
    } catch (CsvParseException e) {
      Throwable cause = e.getCause();
      taker.broken(
          "the CSV cannot be read on: " + (cause == null ? e : cause).getMessage(),
          "look for a quote that is not closed after this line, and export again");
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /** Returns what stands between columns most often in the first line. */
  private static char separator(byte[] head) {
    char best = ',';
    int most = 0;
    for (char candidate : new char[] {',', ';', '\t', '|'}) {
      int found = 0;
      for (int i = 0; i < head.length && head[i] != '\n'; i++) {
        found += head[i] == candidate ? 1 : 0;
      }
      if (found > most) {
        most = found;
        best = candidate;
      }
    }
    return best;
  }

  /** Returns rows without closing {@code in}, which belongs to the caller. */
  private static Iterator<CsvRecord> records(InputStream in, char separator) {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(true)
            .maxBufferSize(LONGEST_FIELD)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(in, StandardCharsets.UTF_8);
    return reader.iterator();
  }
}
