package dev.tenfold.testing;

import dev.tenfold.accesslog.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes with exactly the slack that parsers may read, so that reading any further throws; the slack
 * is full of digits, so that what reads numbers past their end shows.
 */
public final class NativeText {
  private NativeText() {}

  /** Returns the text in UTF-8, at position 0. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the bytes, at position 0. */
  public static byte[] of(byte[] bytes) {
    byte[] memory = Arrays.copyOf(bytes, bytes.length + LineParser.SLACK_BYTES);
    Arrays.fill(memory, bytes.length, memory.length, (byte) '7');
    return memory;
  }
}
