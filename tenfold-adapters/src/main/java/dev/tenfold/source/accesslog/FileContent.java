package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A file's bytes up to the end it had when it was opened. Its length is looked up before every
 * read: a file that became shorter was copied away and truncated, and what follows there is another
 * log.
 */
final class FileContent implements Content {
  private final String name;
  private final FileChannel channel;
  private final long limit;
  private final boolean live;
  private final Consumer<Problem> problems;
  private long position;
  private volatile long taken;
  private boolean cut;

  FileContent(String name, FileChannel channel, boolean live, Consumer<Problem> problems)
      throws IOException {
    this.name = name;
    this.channel = channel;
    this.live = live;
    this.problems = problems;
    limit = channel.size();
  }

  /** Returns the problem of a file that lost bytes while it was being read. */
  static Problem cutShort(String name, long before, long now) {
    return new Problem(
        name + " was cut from " + before + " to " + now + " bytes while it was being read",
        name,
        "read the rotated copy as well: it holds what could not be read here");
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (cut || position >= limit) {
      return -1;
    }
    long size = channel.size();
    if (size < limit) {
      cut = true;
      problems.accept(cutShort(name, limit, size));
      return -1;
    }
    int end = into.limit();
    into.limit((int) Math.min(end, into.position() + limit - position));
    int read = channel.read(into, position);
    into.limit(end);
    if (read > 0) {
      position += read;
      taken = position;
    }
    return read;
  }

  /** Returns {@code length} bytes of a file from {@code offset}, fewer where it ends. */
  static byte[] bytes(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(length);
    while (into.hasRemaining() && channel.read(into, offset + into.position()) >= 0) {
      // read on
    }
    return Arrays.copyOf(into.array(), into.position());
  }

  @Override
  public long skip(long bytes) {
    long skipped = Math.clamp(limit - position, 0, bytes);
    position += skipped;
    taken = position;
    return skipped;
  }

  @Override
  public long taken() {
    return taken;
  }

  @Override
  public boolean endedWhole() {
    return !live && !cut;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
