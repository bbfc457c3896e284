package dev.tenfold.source.cost;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table in Parquet of any maker, plain or packed with snappy, zstd or gzip. All columns are
 * read, since rows are compared whole.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet: file format</a>
 */
final class ParquetTable implements AutoCloseable {
  /** The most characters of values that are read of one file: names repeated without end. */
  private static final long MOST_CHARACTERS = 8L << 30;

  private static final String EXPORT = "export it again, as Parquet or as CSV";

  /** Kept, so that what it was told is not forgotten: what is worth saying is said elsewhere. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final HardwoodContext threads;
  private final ParquetFileReader file;
  private final RowReader rows;
  private final List<String> names;
  private long characters;

  private ParquetTable(HardwoodContext threads, ParquetFileReader file) {
    this.threads = threads;
    this.file = file;
    this.names =
        file.getFileSchema().getRootNode().children().stream().map(SchemaNode::name).toList();
    this.rows = file.rowReader();
  }

  /** Why a file cannot be read, or not further. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(Throwable cause) {
      super(said(cause), cause, false, false);
    }

    private static String said(Throwable cause) {
      String message = cause.getMessage();
      return cause instanceof OutOfMemoryError
          ? "it asks for more memory than there is"
          : message == null ? "what it says of itself does not fit together" : message;
    }
  }

  /** Gives what a file holds. */
  static void read(byte[] content, TableTaker taker) {
    try (ParquetTable table = open(content)) {
      boolean more = taker.header(table.names, 0);
      long number = 0;
      while (more) {
        List<String> row = table.next();
        if (row != null && table.characters > MOST_CHARACTERS) {
          taker.broken("its values unpack to more than 8 GiB", "export one month to a file");
          return;
        }
        more = row != null && taker.row(row, ++number);
      }
    } catch (Damaged e) {
      taker.broken("the Parquet file cannot be read: " + e.getMessage(), EXPORT);
    }
  }

  /** A damaged file shows itself in whatever comes of its numbers, so all of it is caught. */
  private static ParquetTable open(byte[] content) throws Damaged {
    HardwoodContext threads = HardwoodContext.create(1);
    try {
      return new ParquetTable(
          threads, ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(content)), threads));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      threads.close();
      throw new Damaged(e);
    }
  }

  /** Returns the values of the next row as text, or null after the last. */
  private @Nullable List<String> next() throws Damaged {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      rows.next();
      List<String> values = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        String text = ParquetValues.text(rows.getValue(i));
        characters += text.length();
        values.add(text);
      }
      return values;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new Damaged(e);
    }
  }

  @Override
  public void close() throws Damaged {
    try (threads;
        file) {
      rows.close();
    } catch (IOException | RuntimeException e) {
      throw new Damaged(e);
    }
  }
}
