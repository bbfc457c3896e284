package dev.tenfold.source.accesslog;

import com.github.luben.zstd.Zstd;
import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The ways a log can lie: how it is stored decides how it is read. */
enum Lie {
  AT_REST,
  AT_REST_IN_SMALL_WINDOWS,
  LIVE,
  GZIP,
  GZIP_MEMBERS,
  ZSTD,
  ZSTD_FRAMES,
  XZ,
  XZ_STREAMS,
  PIPE,
  PIPED_GZIP;

  static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private static final int PARTS = 3;

  /** Returns whether a last line without newline counts. */
  boolean lastCounts() {
    return this != LIVE;
  }

  boolean isPipe() {
    return this == PIPE || this == PIPED_GZIP;
  }

  /** Puts {@code content} into {@code folder} and finds it. */
  LogFile put(Path folder, byte[] content) throws IOException {
    byte[] packed = pack(content);
    if (isPipe()) {
      return new PipedLog(
          "standard input", Channels.newChannel(new ByteArrayInputStream(packed)), NOW);
    }
    Path file = folder.resolve(name());
    Files.write(file, packed);
    Instant written = NOW.minusSeconds(this == LIVE ? 5 : 3600);
    Files.setLastModifiedTime(file, FileTime.from(written));
    if (content.length == 0) {
      return new DiskFile(
          file.toString(),
          file,
          Files.readAttributes(file, BasicFileAttributes.class),
          this == LIVE,
          Compression.of(packed));
    }
    DiskFile found =
        (DiskFile)
            AccessLogs.find(
                    List.of(file.toString()),
                    folder,
                    NOW,
                    Channels.newChannel(java.io.InputStream.nullInputStream()))
                .files()
                .getFirst();
    return this == AT_REST_IN_SMALL_WINDOWS ? new SmallWindows(found) : found;
  }

  private byte[] pack(byte[] content) throws IOException {
    return switch (this) {
      case AT_REST, AT_REST_IN_SMALL_WINDOWS, LIVE, PIPE -> content;
      case GZIP, PIPED_GZIP -> gzip(content);
      case GZIP_MEMBERS -> parts(content, Lie::gzip);
      case ZSTD -> Zstd.compress(content);
      case ZSTD_FRAMES -> parts(content, Zstd::compress);
      case XZ -> xz(content);
      case XZ_STREAMS -> parts(content, Lie::xz);
    };
  }

  /** Packs a part of the content. */
  interface Packer {
    byte[] pack(byte[] part) throws IOException;
  }

  private static byte[] parts(byte[] content, Packer packer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < PARTS; i++) {
      int from = (int) ((long) content.length * i / PARTS);
      int to = (int) ((long) content.length * (i + 1) / PARTS);
      out.write(packer.pack(java.util.Arrays.copyOfRange(content, from, to)));
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
      xz.write(content);
    }
    return out.toByteArray();
  }

  /** A file at rest that is mapped in windows of two chunks. */
  private record SmallWindows(DiskFile file) implements LogFile {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public boolean readableAgain() {
      return true;
    }

    @Override
    public java.util.OptionalLong sizeBytes() {
      return file.sizeBytes();
    }

    @Override
    public Instant modified() {
      return file.modified();
    }

    @Override
    public byte[] bytes(long from, int length) {
      return file.bytes(from, length);
    }

    @Override
    public List<byte[]> endings(List<Long> offsets) {
      return file.endings(offsets);
    }

    @Override
    public Optional<String> archive() {
      return file.archive();
    }

    @Override
    public Log open(long from) {
      try {
        return file.mapped(from, 2L * dev.tenfold.collect.Chunk.TARGET_BYTES, new Troubles());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
