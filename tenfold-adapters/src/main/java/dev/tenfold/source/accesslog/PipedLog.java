package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A log that comes through a pipe, packed or not. Its beginning is kept, so that it can be looked
 * at before the log is read.
 */
final class PipedLog implements LogFile {
  private final String name;
  private final Instant found;
  private final Troubles troubles = new Troubles();
  private final Replay content;
  private boolean opened;

  /**
   * Looks at the first bytes of {@code pipe}, waiting for them.
   *
   * @throws TenfoldException INPUT for a packing that is not readable
   */
  PipedLog(String name, ReadableByteChannel pipe, Instant found) {
    this.name = name;
    this.found = found;
    try {
      Replay raw = new Replay(new Pipe(pipe));
      Optional<Compression> compression = Compression.of(raw.head(Compression.MAGIC_BYTES));
      if (compression.isPresent() && !compression.get().isReadable()) {
        throw new TenfoldException(
            TenfoldException.Kind.INPUT, List.of(compression.get().unsupported(name)));
      }
      content =
          compression.isPresent() ? new Replay(compression.get().unpack(name, raw, troubles)) : raw;
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean readableAgain() {
    return false;
  }

  @Override
  public OptionalLong sizeBytes() {
    return OptionalLong.empty();
  }

  @Override
  public Instant modified() {
    return found;
  }

  /** {@inheritDoc} Once it is being read, only what was looked at before is known. */
  @Override
  public byte[] bytes(long from, int length) {
    try {
      byte[] head = content.head(Math.toIntExact(from + length));
      return from >= head.length ? new byte[0] : Arrays.copyOfRange(head, (int) from, head.length);
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
  }

  @Override
  public List<byte[]> endings(List<Long> offsets) {
    throw new IllegalStateException(name + " can be read once only");
  }

  @Override
  public Optional<String> archive() {
    return Optional.empty();
  }

  @Override
  public Log open(long from) {
    if (opened || from != 0) {
      throw new IllegalStateException(name + " can be read once only, from its start");
    }
    opened = true;
    return new StreamedLog(this, content, 0, troubles);
  }

  /** The pipe itself. */
  private static final class Pipe implements Content {
    private final ReadableByteChannel channel;
    private final AtomicLong taken = new AtomicLong();

    Pipe(ReadableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      int read = channel.read(into);
      taken.addAndGet(Math.max(0, read));
      return read;
    }

    @Override
    public long taken() {
      return taken.get();
    }

    @Override
    public boolean endedWhole() {
      return true;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Content whose beginning can be had before it is read. */
  private static final class Replay implements Content {
    private final Content content;
    private byte[] kept = new byte[0];
    private int replayed;
    private boolean reading;

    Replay(Content content) {
      this.content = content;
    }

    synchronized byte[] head(int length) throws IOException {
      if (length > kept.length && !reading) {
        byte[] more = content.read(length - kept.length);
        int before = kept.length;
        kept = Arrays.copyOf(kept, before + more.length);
        System.arraycopy(more, 0, kept, before, more.length);
      }
      return Arrays.copyOf(kept, Math.min(length, kept.length));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      synchronized (this) {
        reading = true;
        if (replayed < kept.length) {
          int count = Math.min(into.remaining(), kept.length - replayed);
          into.put(kept, replayed, count);
          replayed += count;
          return count;
        }
      }
      return content.read(into);
    }

    @Override
    public long taken() {
      return content.taken();
    }

    @Override
    public boolean endedWhole() {
      return content.endedWhole();
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
