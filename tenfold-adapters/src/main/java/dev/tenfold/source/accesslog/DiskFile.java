package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Fingerprint;
import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.TenfoldException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log that is a file.
 *
 * @param name the path as it was given
 * @param path where it is
 * @param found what it was when it was found: a path at which there is another file since, because
 *     logs were rotated, is not read
 * @param live whether it was written to so lately that it may still grow or be cut
 * @param compression how it is packed; empty for plain text
 */
record DiskFile(
    String name,
    Path path,
    BasicFileAttributes found,
    boolean live,
    Optional<Compression> compression)
    implements LogFile {

  @Override
  public boolean readableAgain() {
    return true;
  }

  @Override
  public OptionalLong sizeBytes() {
    return OptionalLong.of(found.size());
  }

  @Override
  public Instant modified() {
    return found.lastModifiedTime().toInstant();
  }

  @Override
  public byte[] bytes(long from, int length) {
    try (Content content = content(new Troubles())) {
      return content.skip(from) == from ? content.read(length) : new byte[0];
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
  }

  @Override
  public List<byte[]> endings(List<Long> offsets) {
    List<byte[]> endings = new ArrayList<>();
    byte[] last = {};
    long position = 0;
    try (Content content = content(new Troubles())) {
      for (long offset : offsets) {
        long start = Math.max(position, offset - Fingerprint.LONGEST);
        byte[] before = start - position > 0 ? new byte[0] : last;
        position += content.skip(start - position);
        byte[] read = content.read((int) Math.min(Fingerprint.LONGEST, offset - position));
        position += read.length;
        byte[] both = Arrays.copyOf(before, before.length + read.length);
        System.arraycopy(read, 0, both, before.length, read.length);
        last =
            Arrays.copyOfRange(both, Math.max(0, both.length - Fingerprint.LONGEST), both.length);
        endings.add(position == offset ? last : new byte[0]);
      }
      return endings;
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
  }

  /**
   * {@inheritDoc} Its length and both its ends are hashed: a checksum of all stands in the last.
   */
  @Override
  public Optional<String> archive() {
    if (compression.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel = open()) {
      long size = channel.size();
      ByteArrayOutputStream ends = new ByteArrayOutputStream();
      ends.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(size).array());
      ends.writeBytes(FileContent.bytes(channel, 0, Fingerprint.LONGEST));
      long end = Math.max(0, size - Fingerprint.LONGEST);
      ends.writeBytes(FileContent.bytes(channel, end, Fingerprint.LONGEST));
      return Optional.of(Fingerprint.hash(ends.toByteArray()));
    } catch (IOException e) {
      throw StreamedLog.unreadable(name, e);
    }
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
    FileChannel channel = open();
    try {
      return new MappedLog(this, channel, from, windowBytes, troubles);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns its content, decompressed, from the beginning. */
  Content content(Troubles troubles) throws IOException {
    FileChannel channel = open();
    try {
      boolean growing = live && compression.isEmpty();
      Content plain = new FileContent(name, channel, growing, troubles);
      return compression.isPresent() ? compression.get().unpack(name, plain, troubles) : plain;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    if (!Objects.equals(now, found.fileKey())) {
      channel.close();
      throw TenfoldException.input(
          name + " is another file now: logs were rotated after they were looked up",
          name,
          "run the same command again");
    }
    return channel;
  }

  /** Returns the first bytes as they lie on disk, enough to tell how it is packed. */
  static byte[] magic(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return FileContent.bytes(channel, 0, Compression.MAGIC_BYTES);
    }
  }
}
