package dev.tenfold.source.accesslog;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.LogFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A plain file at rest, mapped. Chunk k holds the lines that start in the file's k-th stretch of
 * {@link Chunk#TARGET_BYTES}; workers take stretches by a counter and find their borders alone.
 *
 * <p>Where the file is cut under the mapping, reading a lost page throws {@link InternalError};
 * what is left of it is read by {@code pread} instead.
 */
final class MappedLog extends OpenedLog {
  /** How much is mapped at once. */
  static final long WINDOW_BYTES = 1L << 30;

  private static final byte NEWLINE = '\n';

  private final FileChannel channel;
  private final MappedFile mapped;
  private final CutWatch watch;

  private final long firstLine;

  private final AtomicLong nextStretch;

  /** What follows an overlong line within a stretch. */
  private final Queue<Stretch> rests = new ConcurrentLinkedQueue<>();

  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong accounted;

  /**
   * Where lines are to be looked for.
   *
   * @param begin first byte
   * @param end just after the last byte in which a line of this stretch may start
   * @param atLine whether a line is known to start at {@code begin}
   */
  private record Stretch(long begin, long end, boolean atLine) {}

  MappedLog(LogFile file, FileChannel channel, long from, long windowBytes, Troubles troubles)
      throws IOException {
    super(file, from, troubles);
    this.channel = channel;
    watch = new CutWatch(file.name(), channel, troubles);
    mapped = new MappedFile(channel, watch.limit(), windowBytes);
    firstLine = firstLine();
    nextStretch = new AtomicLong(firstLine / Chunk.TARGET_BYTES);
    accounted = new AtomicLong(firstLine);
  }

  @Override
  public long bytesTaken() {
    return Math.min(from + taken.get(), Math.max(from, watch.limit()));
  }

  @Override
  public boolean busy() {
    return false;
  }

  @Override
  public long contentTaken() {
    return Math.max(from, Math.min(accounted.get(), watch.limit()));
  }

  @Override
  public boolean next(Chunk chunk) {
    try {
      while (true) {
        watch.look();
        Stretch stretch = take();
        if (stretch == null) {
          mapped.release(chunk);
          return false;
        }
        if (fill(chunk, stretch)) {
          return true;
        }
      }
    } catch (IOException e) {
      throw StreamedLog.unreadable(name(), e);
    }
  }

  private @Nullable Stretch take() {
    long limit = watch.limit();
    Stretch rest = rests.poll();
    if (rest != null && rest.begin() < limit) {
      return rest;
    }
    long begin = nextStretch.getAndIncrement() * Chunk.TARGET_BYTES;
    long end = Math.min(limit, begin + Chunk.TARGET_BYTES);
    if (begin <= firstLine) {
      return firstLine >= limit ? null : new Stretch(firstLine, end, true);
    }
    return begin >= limit ? null : new Stretch(begin, end, false);
  }

  private boolean fill(Chunk chunk, Stretch stretch) throws IOException {
    try {
      return fillMapped(chunk, stretch);
    } catch (InternalError e) {
      watch.suspect();
    } catch (IOException e) {
      watch.suspect();
      if (!watch.wasCut()) {
        throw e;
      }
    }
    long end = Math.min(stretch.end(), watch.limit());
    return stretch.begin() < end
        && fillCopied(chunk, new Stretch(stretch.begin(), end, stretch.atLine()));
  }

  private boolean fillMapped(Chunk chunk, Stretch stretch) throws IOException {
    MappedFile.Window window = mapped.window(chunk, stretch.begin());
    chunk.memory = window.memory();
    return cutOut(chunk, stretch, window.base());
  }

  /** Fills from the worker's own buffer: the mapping is not to be touched there any more. */
  private boolean fillCopied(Chunk chunk, Stretch stretch) throws IOException {
    long base = Math.max(0, stretch.begin() - 1);
    int read = pread(chunk, base, stretch.end() + Chunk.LONGEST_LINE);
    chunk.memory = chunk.buffer().asSlice(0, read);
    return cutOut(chunk, stretch, base);
  }

  /** Fills the chunk with the lines that start in {@code stretch}; false when none does. */
  private boolean cutOut(Chunk chunk, Stretch stretch, long base) throws IOException {
    MemorySegment memory = chunk.memory;
    long stop = stretch.end() - base;
    long start = stretch.begin() - base;
    if (!stretch.atLine()) {
      long newline = Newlines.next(memory, start - 1, stop - 1);
      if (newline < 0) {
        taken.addAndGet(stop - start);
        return false;
      }
      start = newline + 1;
    }
    long limit = Math.min(memory.byteSize(), watch.limit() - base);
    long newline = Newlines.next(memory, stop - 1, Math.min(limit, stop + Chunk.LONGEST_LINE));
    long end = newline < 0 ? Math.min(limit, stop + Chunk.LONGEST_LINE) : newline + 1;
    chunk.start = start;
    chunk.end = end;
    chunk.offset = base + start;
    chunk.from = stretch.begin() == firstLine ? from : chunk.offset;
    chunk.to = base + end;
    chunk.overlongLines = 0;
    chunk.overlongOffset = 0;
    long overlong = Newlines.overlong(memory, start, end);
    if (overlong >= 0) {
      passOver(chunk, base, overlong, stretch.end());
    }
    taken.addAndGet(Math.min(chunk.to, stretch.end()) - stretch.begin());
    accounted.accumulateAndGet(chunk.to, Math::max);
    settle(chunk);
    return true;
  }

  /** Ends the chunk before an overlong line and leaves what follows it for the next. */
  private void passOver(Chunk chunk, long base, long overlong, long stretchEnd) throws IOException {
    chunk.end = overlong;
    chunk.overlongLines = 1;
    chunk.overlongOffset = base + overlong;
    chunk.to = afterNewline(base + overlong + Chunk.LONGEST_LINE - 1);
    if (chunk.to < stretchEnd) {
      rests.add(new Stretch(chunk.to, stretchEnd, true));
    }
  }

  @Override
  long afterNewline(long offset) throws IOException {
    Chunk scratch = new Chunk();
    for (long at = offset; at < watch.limit(); at += Chunk.TARGET_BYTES) {
      int read = pread(scratch, at, at + Chunk.TARGET_BYTES);
      long newline = Newlines.next(scratch.buffer(), 0, read);
      if (newline >= 0) {
        return at + newline + 1;
      }
    }
    return watch.limit();
  }

  /** Copies a chunk whose slack would lie outside the memory, and ends its last line. */
  private void settle(Chunk chunk) {
    MemorySegment memory = chunk.memory;
    long length = chunk.end - chunk.start;
    boolean unended = length > 0 && memory.get(ValueLayout.JAVA_BYTE, chunk.end - 1) != NEWLINE;
    boolean slack = chunk.end + LineParser.SLACK_BYTES <= memory.byteSize();
    if (slack && !unended) {
      return;
    }
    MemorySegment buffer = chunk.buffer();
    MemorySegment.copy(memory, chunk.start, buffer, 0, length);
    if (unended) {
      buffer.set(ValueLayout.JAVA_BYTE, length++, NEWLINE);
    }
    chunk.memory = buffer;
    chunk.start = 0;
    chunk.end = length;
  }

  @Override
  public boolean reread(Chunk chunk) {
    try {
      watch.suspect();
      long end = Math.min(chunk.offset + chunk.end - chunk.start, watch.limit());
      int read = end <= chunk.offset ? 0 : pread(chunk, chunk.offset, end);
      chunk.memory = chunk.buffer();
      chunk.start = 0;
      chunk.end = Newlines.last(chunk.memory, 0, read) + 1;
      chunk.to = chunk.end > 0 ? chunk.offset + chunk.end : chunk.from;
      chunk.overlongLines = 0;
      return chunk.end > 0;
    } catch (IOException e) {
      throw StreamedLog.unreadable(name(), e);
    }
  }

  /** Reads {@code [offset, to)} into the chunk's own buffer, as far as it is there. */
  private int pread(Chunk chunk, long offset, long to) throws IOException {
    long length = Math.max(0, Math.min(to, watch.limit()) - offset);
    ByteBuffer into = chunk.buffer().asByteBuffer().limit((int) length);
    while (into.hasRemaining() && channel.read(into, offset + into.position()) >= 0) {
      // read on
    }
    return into.position();
  }

  @Override
  public void close() {
    try {
      mapped.close();
    } catch (IOException e) {
      throw StreamedLog.unreadable(name(), e);
    }
  }
}
