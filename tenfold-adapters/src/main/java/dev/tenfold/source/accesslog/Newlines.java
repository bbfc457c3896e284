package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Chunk;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Finds line ends, eight bytes at a time, and lines that are too long without reading them. */
final class Newlines {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';
  private static final int HALF = Chunk.LONGEST_LINE / 2;

  private Newlines() {}

  /** Returns where the first newline in {@code [from, to)} is, or -1. */
  static long next(MemorySegment memory, long from, long to) {
    long at = from;
    for (; at + 8 <= to; at += 8) {
      long x = memory.get(WORD, at) ^ NEWLINES;
      long found = (x - ONES) & ~x & HIGHS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (memory.get(ValueLayout.JAVA_BYTE, at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Returns where the last newline in {@code [from, to)} is, or -1. */
  static long last(MemorySegment memory, long from, long to) {
    for (long at = to - 1; at >= from; at--) {
      if (memory.get(ValueLayout.JAVA_BYTE, at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  /**
   * Returns where the first line longer than {@link Chunk#LONGEST_LINE} starts, or -1. A line that
   * long has a half of it free of newlines after one of the marks half a longest line apart, so
   * only a few bytes after each mark are read.
   *
   * @param from where a line starts
   * @param to where the last line ends; one without newline is taken to have it just there
   */
  static long overlong(MemorySegment memory, long from, long to) {
    for (long mark = from + HALF; mark < to; mark += HALF) {
      if (next(memory, mark, Math.min(to, mark + HALF)) < 0) {
        long start = last(memory, from, mark) + 1;
        long end = next(memory, mark, to);
        if ((end < 0 ? to : end) + 1 - Math.max(start, from) > Chunk.LONGEST_LINE) {
          return Math.max(start, from);
        }
      }
    }
    return -1;
  }
}
