package dev.tenfold.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file that {@link ParquetWriter} wrote, page by page: the pages of its columns hold the
 * same rows. No more than a row group is in memory. One thread at a time.
 */
public final class ParquetReader implements AutoCloseable {
  private static final int DATA_PAGE = 0;

  private final FileChannel channel;
  private final List<Column> columns;
  private final List<List<ColumnAt>> groups;
  private final Map<Column, String[]> names = new HashMap<>();
  private final Map<Column, Cursor> cursors = new HashMap<>();
  private int nextGroup;
  private PageDecoder decoder = new PageDecoder(new byte[0]);
  private int rows;

  private ParquetReader(FileChannel channel, List<Column> columns, List<List<ColumnAt>> groups) {
    this.channel = channel;
    this.columns = List.copyOf(columns);
    this.groups = groups;
  }

  /**
   * Opens a file of these columns.
   *
   * @throws IOException where it is not Parquet, is cut, or is not of this make
   */
  public static ParquetReader open(Path file, List<Column> columns) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      List<List<ColumnAt>> groups = ColumnAt.groups(ParquetMetadata.footer(channel));
      List<String> wanted = columns.stream().map(Column::name).toList();
      for (List<ColumnAt> group : groups) {
        if (!group.stream().map(ColumnAt::name).toList().equals(wanted)) {
          throw new IOException("has other columns");
        }
      }
      return new ParquetReader(channel, columns, groups);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      channel.close();
      throw new IOException("has a broken footer", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Where a column's next page is. */
  private static final class Cursor {
    int at;
    int end;
    int content;
    int values;
    int encoding;
  }

  /**
   * Moves to the next page of every column and returns true, or returns false at the end.
   *
   * @throws IOException where the file cannot be read or is broken
   */
  public boolean next() throws IOException {
    try {
      boolean more = !cursors.isEmpty() && advance();
      while (!more && nextGroup < groups.size()) {
        load(groups.get(nextGroup++));
        more = advance();
      }
      return more;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("has a broken page", e);
    }
  }

  private boolean advance() {
    Column first = columns.getFirst();
    if (cursor(first).at >= cursor(first).end) {
      return false;
    }
    columns.forEach(column -> page(cursor(column)));
    rows = cursor(first).values;
    return true;
  }

  private void load(List<ColumnAt> group) throws IOException {
    long start = group.getFirst().start();
    long length = group.getLast().start() + group.getLast().bytes() - start;
    if (start < 0 || length < 0 || length > channel.size() - start) {
      throw new IOException("is cut");
    }
    ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(length) + PageDecoder.SLACK);
    into.limit((int) length);
    while (into.hasRemaining()) {
      if (channel.read(into, start + into.position()) < 0) {
        throw new IOException("is cut");
      }
    }
    decoder = new PageDecoder(into.array());
    for (int c = 0; c < columns.size(); c++) {
      Cursor cursor = new Cursor();
      cursor.at = (int) (group.get(c).start() - start);
      cursor.end = cursor.at + (int) group.get(c).bytes();
      cursors.put(columns.get(c), cursor);
      if (columns.get(c).type() == Column.Type.NAME) {
        page(cursor);
        names.put(columns.get(c), decoder.texts(cursor.content, cursor.values));
      }
    }
  }

  /** Reads a page's header and moves behind its content. */
  private void page(Cursor cursor) {
    CompactReader in = decoder.from(cursor.at);
    int type = -1;
    int size = -1;
    for (int f = in.field(0); f != CompactReader.STOP; f = in.field(f >>> 4)) {
      switch (f >>> 4) {
        case 1 -> type = (int) in.zigzag();
        case 3 -> size = (int) in.zigzag();
        case 5, 7 -> {
          for (int g = in.field(0); g != CompactReader.STOP; g = in.field(g >>> 4)) {
            switch (g >>> 4) {
              case 1 -> cursor.values = (int) in.zigzag();
              case 2 -> cursor.encoding = (int) in.zigzag();
              default -> in.skip(g & 15);
            }
          }
        }
        default -> in.skip(f & 15);
      }
    }
    if (size < 0 || type < DATA_PAGE || size > cursor.end - in.position()) {
      throw new IllegalArgumentException("has no such page");
    }
    cursor.content = in.position();
    cursor.at = cursor.content + size;
  }

  private Cursor cursor(Column column) {
    Cursor cursor = cursors.get(column);
    if (cursor == null) {
      throw new IllegalArgumentException("no column " + column.name());
    }
    return cursor;
  }

  /** Returns how many rows these pages hold. */
  public int rows() {
    return rows;
  }

  /** Returns a dictionary: all names of a column, which {@link #numbers} number. */
  public String[] names(Column column) {
    return names.getOrDefault(column, new String[0]).clone();
  }

  /** Returns the number of each row's name. */
  public int[] numbers(Column column) throws IOException {
    return read(column, at -> decoder.names(at.content, rows));
  }

  /** Returns each row's value. */
  public long[] longs(Column column) throws IOException {
    return full(read(column, at -> decoder.numbers(at.content, at.encoding)));
  }

  /** Returns each row's value, {@code none} where there is none. */
  public long[] longs(Column column, long none) throws IOException {
    return full(read(column, at -> decoder.optionals(at.content, at.encoding, rows, none)));
  }

  /** Returns the values of all rows' lists, one after the other. */
  public long[] lists(Column column) throws IOException {
    return read(column, at -> decoder.lists(at.content, at.encoding));
  }

  /** Returns where each row's list starts in {@link #lists}, and behind the last where it ends. */
  public int[] starts(Column column) throws IOException {
    int[] starts = read(column, at -> decoder.starts(at.content, at.values));
    if (starts.length != rows + 1) {
      throw new IOException("has pages of different rows");
    }
    return starts;
  }

  private long[] full(long[] values) throws IOException {
    if (values.length != rows) {
      throw new IOException("has pages of different rows");
    }
    return values;
  }

  /** Decodes a page. */
  private interface Decoding<T> {
    T of(Cursor at);
  }

  private <T> T read(Column column, Decoding<T> decoding) throws IOException {
    try {
      return decoding.of(cursor(column));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("has a broken page of " + column.name(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Where a column of a row group stands: its dictionary, if it has one, and its pages. */
  private record ColumnAt(String name, long start, long bytes) {
    private static final int ROW_GROUPS = 4;

    static List<List<ColumnAt>> groups(byte[] footer) {
      List<List<ColumnAt>> groups = new ArrayList<>();
      CompactReader in = new CompactReader(footer);
      for (int f = in.field(0); f != CompactReader.STOP; f = in.field(f >>> 4)) {
        if (f >>> 4 != ROW_GROUPS) {
          in.skip(f & 15);
          continue;
        }
        for (int left = in.list() >>> 4; left > 0; left--) {
          groups.add(group(in));
        }
      }
      return groups;
    }

    private static List<ColumnAt> group(CompactReader in) {
      List<ColumnAt> columns = new ArrayList<>();
      for (int f = in.field(0); f != CompactReader.STOP; f = in.field(f >>> 4)) {
        if (f >>> 4 != 1) {
          in.skip(f & 15);
          continue;
        }
        for (int left = in.list() >>> 4; left > 0; left--) {
          for (int c = in.field(0); c != CompactReader.STOP; c = in.field(c >>> 4)) {
            if (c >>> 4 == 3) {
              columns.add(column(in));
            } else {
              in.skip(c & 15);
            }
          }
        }
      }
      return columns;
    }

    private static ColumnAt column(CompactReader in) {
      String name = "";
      long compression = 0;
      long bytes = 0;
      long data = 0;
      long dictionary = 0;
      for (int f = in.field(0); f != CompactReader.STOP; f = in.field(f >>> 4)) {
        switch (f >>> 4) {
          case 3 -> {
            for (int left = in.list() >>> 4; left > 0; left--) {
              String part = in.text();
              name = name.isEmpty() ? part : name;
            }
          }
          case 4 -> compression = in.zigzag();
          case 7 -> bytes = in.zigzag();
          case 9 -> data = in.zigzag();
          case 11 -> dictionary = in.zigzag();
          default -> in.skip(f & 15);
        }
      }
      if (compression != 0) {
        throw new IllegalArgumentException("is compressed");
      }
      return new ColumnAt(name, dictionary > 0 ? dictionary : data, bytes);
    }
  }
}
