package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log that is a file.
 *
 * @param name the path as it was given
 * @param path where it is
 * @param live whether it was written to so lately that it may still grow or be cut
 * @param compression how it is packed; empty for plain text
 */
record DiskFile(
    String name,
    Path path,
    long bytesOnDisk,
    Instant modified,
    boolean live,
    Optional<Compression> compression)
    implements LogFile {

  @Override
  public boolean readableAgain() {
    return true;
  }

  @Override
  public OptionalLong sizeBytes() {
    return OptionalLong.of(bytesOnDisk);
  }

  @Override
  public byte[] bytes(long from, int length) {
    ByteBuffer into = ByteBuffer.allocateDirect(length);
    try (Content content = content(new Troubles())) {
      if (content.skip(from, ByteBuffer.allocateDirect(64 << 10)) == from) {
        while (into.hasRemaining() && content.read(into) >= 0) {
          // read on
        }
      }
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
    byte[] read = new byte[into.position()];
    into.flip().get(read);
    return read;
  }

  @Override
  public Log open(long from) {
    Troubles troubles = new Troubles();
    try {
      return compression.isPresent() || live
          ? new StreamedLog(this, content(troubles), from, troubles)
          : mapped(from, MappedLog.WINDOW_BYTES, troubles);
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
  }

  /** Opens it mapped, in windows of {@code windowBytes}. */
  MappedLog mapped(long from, long windowBytes, Troubles troubles) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new MappedLog(this, channel, from, windowBytes, troubles);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns its content, decompressed, from the beginning. */
  Content content(Troubles troubles) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      boolean growing = live && compression.isEmpty();
      Content plain = new FileContent(name, channel, growing, troubles);
      return compression.isPresent() ? compression.get().unpack(name, plain, troubles) : plain;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the first bytes as they lie on disk, enough to tell how it is packed. */
  static byte[] magic(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(Compression.MAGIC_BYTES);
      while (head.hasRemaining() && channel.read(head) >= 0) {
        // read on
      }
      return Arrays.copyOf(head.array(), head.position());
    }
  }
}
