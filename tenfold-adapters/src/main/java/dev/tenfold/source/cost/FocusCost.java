package dev.tenfold.source.cost;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads charges from a FOCUS 1.0–1.2 export in CSV, plain or gzipped, or in Parquet, which its
 * columns tell from anything else.
 *
 * @see <a href="https://focus.finops.org/focus-specification/">FOCUS 1.2, Cost and Usage</a>
 */
public final class FocusCost {
  /** The most rows that are read of one file; what comes after is refused, so that memory lasts. */
  static final int MOST_ROWS = 5_000_000;

  private static final int HEAD = 1 << 16;
  private static final int LARGEST_PARQUET = 1 << 30;
  private static final String FIX_EXPORT =
      "export it as FOCUS 1.0, 1.1 or 1.2 in CSV or Parquet (AWS, Azure, Google Cloud and Oracle"
          + " offer it)";

  private final String name;
  private final DeliveryCount<Spend> count;
  private final Taker taker = new Taker();

  private FocusCost(String name) {
    this.name = name;
    this.count = new DeliveryCount<>(name);
  }

  /**
   * Returns the charges in {@code in}, which stays open. Rows of Parquet stand in no line: their
   * place is their number, from 1.
   *
   * @param name what the file is called where something is said of it
   */
  public static Delivery<Spend> read(String name, InputStream in) throws IOException {
    FocusCost reading = new FocusCost(name);
    reading.content(new BufferedInputStream(in, HEAD), true);
    if (reading.taker.rows != null) {
      reading.taker.rows.notes();
    }
    return reading.count.delivery();
  }

  private void content(BufferedInputStream in, boolean mayBePacked) throws IOException {
    byte[] head = head(in);
    if (head.length == 0) {
      count.note(name + " is empty");
    } else if (startsWith(head, 'P', 'A', 'R', '1')) {
      parquet(in);
    } else if (mayBePacked && startsWith(head, 0x1f, 0x8b)) {
      unpack(in);
    } else {
      CsvTable.read(head, in, taker);
    }
  }

  private void parquet(InputStream in) throws IOException {
    byte[] content = in.readNBytes(LARGEST_PARQUET);
    if (content.length == LARGEST_PARQUET) {
      taker.broken("it is larger than a gigabyte", "export one month to a file");
    } else {
      ParquetTable.read(content, taker);
    }
  }

  private void unpack(BufferedInputStream in) throws IOException {
    try {
      content(new BufferedInputStream(Unpacked.of(in), HEAD), false);
    } catch (ZipException | EOFException e) {
      taker.broken("the gzipped file is damaged or cut", "fetch it again");
    } catch (Unpacked.TooLarge e) {
      taker.broken(
          String.valueOf(e.getMessage()), "look what it is; unpack it first if it is right");
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes the table, or says what is wrong with it. */
  private final class Taker implements TableTaker {
    private @Nullable FocusRows rows;
    private long line;
    private long read;

    @Override
    public boolean header(List<String> names, long at) {
      line = at;
      FocusColumns columns = FocusColumns.of(names);
      String where = new Place(name, at).text();
      if (!columns.isFocus()) {
        count.reject(
            "not a FOCUS export",
            new Problem("its header has no column of FOCUS", where, FIX_EXPORT));
      } else if (!columns.missing().isEmpty()) {
        String all = String.join(", ", columns.missing());
        count.reject(
            "columns are missing", new Problem("there is no column " + all, where, FIX_EXPORT));
      } else {
        rows = new FocusRows(columns, count);
      }
      return rows != null;
    }

    @Override
    public boolean row(List<String> values, long at) {
      line = at;
      if (++read > MOST_ROWS) {
        broken(
            "more than " + MOST_ROWS + " rows",
            "export by day and not by hour, or one month to a file");
        return false;
      }
      if (rows != null) {
        rows.read(values, new Place(name, at));
      }
      return true;
    }

    @Override
    public void broken(String what, String fix) {
      Place place = new Place(name, line);
      count.reject("the rest of the file", new Problem(what, place.text(), fix));
      count.note("reading ended at " + place.text() + ": what comes after it is missing");
    }
  }
}
