package dev.tenfold.store.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the content of pages as {@link PageEncoder} makes them. Content that is none of it ends in
 * an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}. One thread at a time.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet
 *     encodings</a>
 */
final class PageDecoder {
  /** Bytes after a page's content that have to be readable. */
  static final int SLACK = 16;

  private static final int MOST = 1 << 22;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private CompactReader in;
  private int[] repeated = new int[0];
  private int[] defined = new int[0];

  PageDecoder(byte[] bytes) {
    this.bytes = bytes;
    this.in = new CompactReader(bytes);
  }

  /** Returns a reader of what stands from {@code position} on. */
  CompactReader from(int position) {
    return new CompactReader(bytes, position);
  }

  private void at(int position) {
    in = from(position);
  }

  /** Returns the numbers of names, of which there are {@code rows}. */
  int[] names(int content, int rows) {
    int width = bytes[content];
    return hybrid(content + 1, width, rows, new int[0]);
  }

  /** Returns numbers, one a row. */
  long[] numbers(int content, int encoding) {
    if (encoding != Page.DELTA) {
      throw new IllegalArgumentException("has encoding " + encoding);
    }
    at(content);
    int block = (int) in.varint();
    int miniblocks = (int) in.varint();
    int n = (int) in.varint();
    if (n < 0 || n > MOST || miniblocks < 1 || block < 8 || block % (8 * miniblocks) != 0) {
      throw new IllegalArgumentException("has no such block of differences");
    }
    long[] values = new long[n];
    long value = in.zigzag();
    if (n > 0) {
      values[0] = value;
    }
    int each = block / miniblocks;
    for (int i = 1; i < n; ) {
      long least = in.zigzag();
      int widths = in.position();
      int packed = widths + miniblocks;
      for (int m = 0; m < miniblocks && i < n; m++) {
        int width = bytes[widths + m];
        for (int k = 0; k < each && i < n; k++) {
          value += least + bits(packed, (long) k * width, width);
          values[i++] = value;
        }
        packed += each / 8 * width;
      }
      at(packed);
    }
    return values;
  }

  /** Returns numbers, one a row, {@code none} in rows that have none. */
  long[] optionals(int content, int encoding, int rows, long none) {
    int length = length(content);
    defined = hybrid(content + 4, 1, rows, defined);
    long[] present = numbers(content + 4 + length, encoding);
    long[] values = new long[rows];
    int n = 0;
    for (int r = 0; r < rows; r++) {
      values[r] = defined[r] == 0 ? none : present[n++];
    }
    return values;
  }

  /** Returns the values of lists one after the other. */
  long[] lists(int content, int encoding) {
    int at = content + 4 + length(content);
    return numbers(at + 4 + length(at), encoding);
  }

  /**
   * Returns which values of {@link #lists} belong to which row: one start a row, and the end.
   *
   * @param slots values and empty lists
   */
  int[] starts(int content, int slots) {
    repeated = hybrid(content + 4, 1, slots, repeated);
    int at = content + 4 + length(content);
    defined = hybrid(at + 4, 1, slots, defined);
    int[] starts = new int[slots + 1];
    int rows = 0;
    int n = 0;
    for (int i = 0; i < slots; i++) {
      if (repeated[i] == 0) {
        starts[rows++] = n;
      }
      n += defined[i];
    }
    starts[rows] = n;
    return Arrays.copyOf(starts, rows + 1);
  }

  /** Returns the texts of a dictionary of {@code n}. */
  String[] texts(int content, int n) {
    if (n < 0 || n > MOST) {
      throw new IllegalArgumentException("has no such dictionary");
    }
    String[] texts = new String[n];
    int at = content;
    for (int i = 0; i < n; i++) {
      int length = length(at);
      texts[i] = new String(bytes, at + 4, length, StandardCharsets.UTF_8);
      at += 4 + length;
    }
    return texts;
  }

  /** Reads {@code n} numbers in runs or bit-packed, into {@code room} where that is enough. */
  private int[] hybrid(int content, int width, int n, int[] room) {
    if (n < 0 || n > MOST || width < 0 || width > 32) {
      throw new IllegalArgumentException("has no such levels");
    }
    int[] values = room.length < n ? new int[n] : room;
    at(content);
    for (int i = 0; i < n; ) {
      long header = in.varint();
      int count = (int) Math.min(n - i, (header >>> 1) * ((header & 1) == 0 ? 1 : 8));
      if (count <= 0) {
        throw new IllegalArgumentException("has an empty run");
      }
      int start = in.position();
      if ((header & 1) == 0) {
        Arrays.fill(values, i, i + count, (int) bits(start, 0, width));
        at(start + (width + 7) / 8);
      } else {
        for (int k = 0; k < count; k++) {
          values[i + k] = (int) bits(start, (long) k * width, width);
        }
        at(start + (int) (header >>> 1) * width);
      }
      i += count;
    }
    return values;
  }

  /** Returns {@code width} bits that stand {@code offset} bits behind a byte. */
  private long bits(int at, long offset, int width) {
    if (width <= 0) {
      return 0;
    }
    int first = at + (int) (offset >>> 3);
    int shift = (int) offset & 7;
    long value = (long) LONG.get(bytes, first) >>> shift;
    if (shift + width > Long.SIZE) {
      value |= (long) bytes[first + 8] << (Long.SIZE - shift);
    }
    return value & -1L >>> (Long.SIZE - width);
  }

  private int length(int at) {
    int length = (int) (long) LONG.get(bytes, at);
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("has a length of " + length + " bytes");
    }
    return length;
  }
}
