package dev.tenfold.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a file from pages: row groups one after the other, then the footer. One thread. */
public final class ParquetWriter {
  private static final int BUFFER = 1 << 18;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final WritableByteChannel out;
  private final List<Column> columns;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;

  /** Starts a file in {@code out}, which stays open. */
  public ParquetWriter(WritableByteChannel out, List<Column> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    write(MAGIC);
  }

  /**
   * Writes rows.
   *
   * @param rows how many
   * @param pages for each column its pages
   * @param names for each column its dictionary, which {@link Column.Type#NAME} columns have
   */
  public void rowGroup(long rows, List<List<Page>> pages, Map<Column, Names> names)
      throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      Names dictionary = names.get(column);
      chunks.add(columnChunk(column, dictionary == null ? null : dictionary.page(), pages.get(c)));
    }
    groups.add(new RowGroup(rows, chunks));
  }

  private ColumnChunk columnChunk(Column column, @Nullable Page dictionary, List<Page> pages)
      throws IOException {
    long start = position;
    if (dictionary != null) {
      write(dictionary.bytes());
    }
    long data = position;
    long values = 0;
    for (Page page : pages) {
      write(page.bytes());
      values += page.values();
    }
    return new ColumnChunk(column, values, start, data, position - start);
  }

  /** Ends the file with its footer. */
  public void finish(Map<String, String> metadata, String createdBy) throws IOException {
    byte[] footer = new Footer(columns, groups, metadata, createdBy).toBytes();
    write(footer);
    ByteSink end = new ByteSink(8);
    end.putInt(footer.length);
    end.put(MAGIC, MAGIC.length);
    write(end.toByteArray());
    flush();
  }

  private void write(byte[] bytes) throws IOException {
    position += bytes.length;
    for (int at = 0; at < bytes.length; ) {
      int n = Math.min(buffer.remaining(), bytes.length - at);
      buffer.put(bytes, at, n);
      at += n;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }

  /** Rows that were written together. */
  record RowGroup(long rows, List<ColumnChunk> chunks) {}

  /** Where a column of a row group stands in the file. */
  record ColumnChunk(Column column, long values, long start, long data, long bytes) {}
}
