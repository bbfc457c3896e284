package dev.tenfold.source.cost;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped stream unpacked, up to a bound. Charges repeat most of their text and pack to a
 * twentieth or a fiftieth; a file that unpacks to more than three hundred times its size was made
 * to fill a disk.
 */
final class Unpacked extends FilterInputStream {
  static final long MOST_BYTES = 8L << 30;
  private static final long LOOK_AFTER = 128L << 20;
  private static final int MOST_TIMES = 300;

  private final Packed packed;
  private long read;

  private Unpacked(Packed packed) throws IOException {
    super(new GZIPInputStream(packed, 1 << 16));
    this.packed = packed;
  }

  static Unpacked of(InputStream packed) throws IOException {
    return new Unpacked(new Packed(packed));
  }

  /** It unpacks to more than any export does. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  /** Counts what is read of the packed stream. */
  private static final class Packed extends FilterInputStream {
    private long read;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      read += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      read += Math.max(0, count);
      return count;
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) throws TooLarge {
    read += more;
    if (read > MOST_BYTES) {
      throw new TooLarge("it unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
    }
    if (read > LOOK_AFTER && read > MOST_TIMES * packed.read) {
      throw new TooLarge("it unpacks to more than " + MOST_TIMES + " times its size");
    }
  }
}
