package dev.tenfold.testing;

import dev.tenfold.accesslog.LineParser;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in native memory with exactly the slack that parsers may read, so that reading any further
 * throws; the slack is full of digits, so that what reads numbers past their end shows.
 */
public final class NativeText {
  private NativeText() {}

  /** Returns the text in UTF-8, at position 0. */
  public static MemorySegment of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the bytes, at position 0. */
  public static MemorySegment of(byte[] bytes) {
    MemorySegment memory = Arena.ofAuto().allocate(bytes.length + LineParser.SLACK_BYTES);
    memory.fill((byte) '7');
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return memory;
  }
}
