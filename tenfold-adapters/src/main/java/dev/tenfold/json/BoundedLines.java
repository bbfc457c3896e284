package dev.tenfold.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, of which no more than so many bytes each are held. */
final class BoundedLines {
  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;
  private boolean cut;
  private boolean ended;

  BoundedLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** Returns the next line without its end, its beginning where it is too long, or null. */
  byte @Nullable [] next() throws IOException {
    cut = false;
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    while (true) {
      if (from == to && !fill()) {
        number += any ? 1 : 0;
        return any ? line.toByteArray() : null;
      }
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      int room = most - line.size();
      line.write(buffer, from, Math.min(room, end - from));
      cut |= end - from > room;
      from = end;
      if (end < to) {
        from++;
        number++;
        return line.toByteArray();
      }
    }
  }

  /** Returns whether the last line was longer than it may be. */
  boolean wasCut() {
    return cut;
  }

  /** Returns the number of the last line, from 1. */
  long number() {
    return number;
  }

  /** Returns the last line, its end, and all that comes after it. */
  InputStream withRest(byte[] line) {
    InputStream begin =
        new SequenceInputStream(
            new ByteArrayInputStream(line), new ByteArrayInputStream(new byte[] {'\n'}));
    InputStream held = new ByteArrayInputStream(buffer, from, to - from);
    return new SequenceInputStream(begin, new SequenceInputStream(held, in));
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    from = 0;
    to = in.read(buffer);
    ended = to < 0;
    to = Math.max(0, to);
    return !ended;
  }
}
