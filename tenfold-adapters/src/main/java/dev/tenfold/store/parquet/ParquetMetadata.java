package dev.tenfold.store.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a file says about itself: the key-value pairs of its footer. */
public final class ParquetMetadata {
  private static final int MAGIC = 0x31524150;
  private static final int LARGEST = 64 << 20;
  private static final int KEY_VALUES = 5;

  private ParquetMetadata() {}

  /**
   * Returns the pairs of a file, empty where it has none.
   *
   * @throws IOException where the file is not Parquet, or is cut
   */
  public static Map<String, String> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return pairs(new CompactReader(footer(channel)));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Returns what stands between a file's data and its last eight bytes. */
  static byte[] footer(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < 12) {
      throw new EOFException("too short for Parquet");
    }
    ByteBuffer end = bytes(channel, size - 8, 8);
    int length = end.getInt();
    if (end.getInt() != MAGIC || length < 0 || length > Math.min(LARGEST, size - 12)) {
      throw new IOException("does not end as Parquet does");
    }
    return bytes(channel, size - 8 - length, length).array();
  }

  private static Map<String, String> pairs(CompactReader in) {
    Map<String, String> pairs = new HashMap<>();
    for (int f = in.field(0); f != CompactReader.STOP; f = in.field(f >>> 4)) {
      if (f != (KEY_VALUES << 4 | CompactWriter.LIST)) {
        in.skip(f & 15);
        continue;
      }
      for (int left = in.list() >>> 4; left > 0; left--) {
        String[] pair = {"", ""};
        for (int p = in.field(0); p != CompactReader.STOP; p = in.field(p >>> 4)) {
          if ((p & 15) == CompactWriter.BINARY && p >>> 4 <= 2) {
            pair[(p >>> 4) - 1] = in.text();
          } else {
            in.skip(p & 15);
          }
        }
        pairs.put(pair[0], pair[1]);
      }
    }
    return pairs;
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int n) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("ends early");
      }
    }
    return bytes.flip();
  }
}
