package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log read in sequence into the workers' own buffers: an archive, a live file, a pipe. Reading
 * happens under a lock, so one worker inflates while another parses what it has.
 */
final class StreamedLog extends OpenedLog {
  private static final byte NEWLINE = '\n';

  private final Content content;
  private final ReentrantLock lock = new ReentrantLock();

  /** Content that was read and not yet handed out, and where it stands. */
  private byte[] carry = new byte[64 << 10];

  private int carried;
  private long position;

  private boolean started;
  private boolean ended;
  private volatile long accounted;

  StreamedLog(LogFile file, Content content, long from, Troubles troubles) {
    super(file, from, troubles);
    this.content = content;
    accounted = from;
  }

  @Override
  public long bytesTaken() {
    return content.taken();
  }

  @Override
  public boolean busy() {
    return lock.isLocked();
  }

  @Override
  public boolean reread(Chunk chunk) {
    return chunk.end > chunk.start;
  }

  @Override
  public long contentTaken() {
    return accounted;
  }

  @Override
  public boolean next(Chunk chunk) {
    lock.lock();
    try {
      if (!started) {
        started = true;
        firstLine();
        accounted = ended && carried == 0 ? Math.max(from, position) : from;
      }
      return !(ended && carried == 0) && fill(chunk);
    } catch (IOException e) {
      throw unreadable(name(), e);
    } finally {
      lock.unlock();
    }
  }

  static TenfoldException unreadable(String name, IOException e) {
    return new TenfoldException(
        TenfoldException.Kind.INPUT,
        List.of(
            new Problem(
                name + " cannot be read: " + e.getMessage(),
                name,
                "check the disk and the permissions, or pipe it: cat " + name + " | tenfold …")),
        e);
  }

  /** Passes over what lies before the offset as well. */
  @Override
  long afterNewline(long offset) throws IOException {
    position += content.skip(offset - position);
    if (position < offset) {
      ended = true;
      return position;
    }
    MemorySegment scratch = new Chunk().buffer();
    return Math.max(position, afterLine(scratch, 0));
  }

  /** Fills a chunk from what was carried over and what comes; false when no line is left. */
  private boolean fill(Chunk chunk) throws IOException {
    MemorySegment buffer = chunk.buffer();
    MemorySegment.copy(carry, 0, buffer, ValueLayout.JAVA_BYTE, 0, carried);
    int filled = read(buffer, carried, Chunk.TARGET_BYTES);
    chunk.memory = buffer;
    chunk.start = 0;
    chunk.offset = position;
    chunk.from = accounted;
    chunk.overlongLines = 0;
    chunk.overlongOffset = 0;
    carried = 0;
    boolean lastCounts = ended && content.endedWhole();
    long overlong = Newlines.overlong(buffer, 0, filled);
    if (overlong >= 0) {
      chunk.end = overlong;
      return passOver(chunk, filled);
    }
    int end = (int) Newlines.last(buffer, 0, filled) + 1;
    if (end < filled && lastCounts) {
      buffer.set(ValueLayout.JAVA_BYTE, filled, NEWLINE);
      chunk.end = filled + 1L;
      position += filled;
    } else {
      chunk.end = end;
      position += end;
      if (ended) {
        tellUnfinished(position, filled - end);
      } else {
        carry(buffer, end, filled);
      }
    }
    accounted = position;
    chunk.to = position;
    return chunk.end > 0;
  }

  /** Ends the chunk before the overlong line at its end and moves on to the line after that. */
  private boolean passOver(Chunk chunk, int filled) throws IOException {
    long start = position + chunk.end;
    position = start;
    MemorySegment buffer = chunk.buffer();
    carry(buffer, (int) chunk.end, filled);
    long end = afterLine(buffer, chunk.end);
    if (end < 0 && !content.endedWhole()) {
      tellUnfinished(start, position - start);
      position = start;
      accounted = start;
      chunk.to = start;
      return chunk.end > 0;
    }
    chunk.overlongLines = 1;
    chunk.overlongOffset = start;
    accounted = position;
    chunk.to = position;
    return true;
  }

  /**
   * Moves behind the newline of the line at {@link #position}, of which the beginning may be
   * carried, and carries what follows it. Returns the new position, or -1 where the content ends
   * first.
   *
   * @param scratch memory that is free from {@code from} on, for at least a longest line
   */
  private long afterLine(MemorySegment scratch, long from) throws IOException {
    for (int i = 0; i < carried; i++) {
      if (carry[i] == NEWLINE) {
        carried -= i + 1;
        System.arraycopy(carry, i + 1, carry, 0, carried);
        position += i + 1;
        return position;
      }
    }
    position += carried;
    carried = 0;
    while (!ended) {
      int filled = read(scratch, (int) from, (int) from + Chunk.LONGEST_LINE);
      long newline = Newlines.next(scratch, from, filled);
      if (newline >= 0) {
        position += newline + 1 - from;
        carry(scratch, (int) newline + 1, filled);
        return position;
      }
      position += filled - from;
    }
    return -1;
  }

  /** Reads until {@code buffer} is filled up to {@code to}, or to the end; returns how far. */
  private int read(MemorySegment buffer, int from, int to) throws IOException {
    if (from >= to) {
      return from;
    }
    ByteBuffer into = buffer.asByteBuffer().limit(to).position(from);
    while (!ended && into.hasRemaining()) {
      ended = content.read(into) < 0;
    }
    return into.position();
  }

  private void carry(MemorySegment buffer, int from, int to) {
    int length = to - from;
    if (length > carry.length) {
      carry = new byte[Math.max(length, Chunk.LONGEST_LINE)];
    }
    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, from, carry, 0, length);
    carried = length;
  }

  private void tellUnfinished(long offset, long bytes) {
    if (bytes > 0) {
      troubles.accept(
          new Problem(
              "the last line of " + name() + " is unfinished and was not counted",
              name() + ", byte " + offset + " of its content",
              "collect again when it is finished: reading goes on there"));
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      carried = 0;
      content.close();
    } catch (IOException e) {
      throw unreadable(name(), e);
    } finally {
      lock.unlock();
    }
  }
}
