package dev.tenfold.bench.traffic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes with the few ways of writing that log lines need. */
public final class LineBytes {
  private byte[] bytes = new byte[1 << 20];
  private int size;

  /** Returns the ASCII bytes of a text. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the number of bytes written since the last {@link #drainTo}. */
  public int size() {
    return size;
  }

  /** Writes everything out and starts anew. */
  public void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  void add(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  /** Writes a number {@code ≥ 0}. */
  void addNumber(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    addPadded(number, digits);
  }

  /** Writes a number with leading zeros. */
  void addPadded(long number, int digits) {
    room(digits);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /** Writes {@code digits} characters of an alphabet of at most 64, from six bits each. */
  void addDigits(long bits, int digits, byte[] alphabet) {
    room(digits);
    long rest = bits;
    for (int i = 0; i < digits; i++) {
      bytes[size++] = alphabet[((int) (rest & 63) * alphabet.length) >>> 6];
      rest >>>= 6;
    }
  }

  /** Writes the low {@code digits} hexadecimal digits, the lowest first. */
  void addHex(long bits, int digits) {
    room(digits);
    long rest = bits;
    for (int i = 0; i < digits; i++) {
      int digit = (int) rest & 15;
      bytes[size++] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
      rest >>>= 4;
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
  }
}
