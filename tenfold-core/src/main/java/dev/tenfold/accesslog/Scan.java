package dev.tenfold.accesslog;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * Searches bytes eight at a time. Every search stops at the line's newline, so a chunk whose last
 * line ends in one, with slack behind, is never overrun.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">Bit Twiddling
 *     Hacks, "Determine if a word has a zero byte"</a>
 */
public final class Scan {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

  static final long ONES = 0x0101010101010101L;
  static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';

  private Scan() {}

  /** Returns eight bytes from {@code position}, the first one lowest. */
  public static long word(byte[] m, long position) {
    return (long) WORD.get(m, (int) position);
  }

  /** Returns the byte at {@code position}. */
  public static byte at(byte[] m, long position) {
    return m[(int) position];
  }

  /**
   * Returns a mask with the high bit of each byte that equals the byte repeated in {@code eight}.
   */
  public static long equal(long word, long eight) {
    long x = word ^ eight;
    return (x - ONES) & ~x & HIGHS;
  }

  /** Returns the position of the next newline at or after {@code p}. */
  public static long newline(byte[] m, long p) {
    while (true) {
      long found = equal(word(m, p), NEWLINES);
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      p += 8;
    }
  }

  /** Returns the position of {@code eight}'s byte at or after {@code p}, or of the newline. */
  public static long find(byte[] m, long p, long eight) {
    while (true) {
      long word = word(m, p);
      long found = equal(word, eight) | equal(word, NEWLINES);
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      p += 8;
    }
  }

  /**
   * Returns the position of a text of 1 to 8 bytes at or after {@code p} and before the newline, or
   * −1.
   *
   * @param text its bytes, the first one lowest
   * @param mask ones where {@code text} has bytes
   * @param escaped whether a backslash before the text hides it
   */
  static long find(byte[] m, long p, long text, long mask, boolean escaped) {
    long first = (text & 0xff) * ONES;
    long from = p;
    while (true) {
      p = find(m, p, first);
      if ((word(m, p) & mask) == text && !(escaped && isEscaped(m, from, p))) {
        return p;
      }
      if (at(m, p) == '\n') {
        return -1;
      }
      p++;
    }
  }

  /** Returns the position of the last text of 1 to 8 bytes in {@code [from, to)}, or −1. */
  static long findLast(byte[] m, long from, long to, long text, long mask) {
    int length = 8 - (Long.numberOfLeadingZeros(mask) >>> 3);
    byte first = (byte) text;
    for (long p = to - length; p >= from; p--) {
      if (at(m, p) == first && (word(m, p) & mask) == text) {
        return p;
      }
    }
    return -1;
  }

  /** Returns whether the bytes at {@code p} are the text; {@code mask} as in {@link #find}. */
  static boolean matches(byte[] m, long p, long text, long mask) {
    return (word(m, p) & mask) == text;
  }

  /** Returns whether an odd number of backslashes stands before {@code p}. */
  static boolean isEscaped(byte[] m, long from, long p) {
    long q = p;
    while (q > from && at(m, q - 1) == '\\') {
      q--;
    }
    return ((p - q) & 1) == 1;
  }

  /** Returns up to eight characters as a word, for {@link #find}. */
  static long text(String characters) {
    byte[] bytes = characters.getBytes(StandardCharsets.ISO_8859_1);
    long word = 0;
    for (int i = Math.min(bytes.length, 8) - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[i] & 0xffL);
    }
    return word;
  }

  /** Returns ones where a text of {@code length} characters has bytes, eight at most. */
  static long mask(int length) {
    return length >= 8 ? -1L : (1L << (length * 8)) - 1;
  }
}
