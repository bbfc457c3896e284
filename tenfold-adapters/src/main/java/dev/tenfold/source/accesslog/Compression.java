package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a file is packed. The first bytes decide, not the name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">gzip, RFC 1952 §2.3.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">zstd, RFC 8878 §3.1</a>
 * @see <a href="https://tukaani.org/xz/xz-file-format.txt">xz, §2.1.1.1</a>
 */
enum Compression {
  GZIP("1f8b08", ""),
  ZSTD("28b52ffd", ""),
  XZ("fd377a585a00", ""),
  BZIP2("425a68", "bzcat"),
  ZIP("504b0304", "unzip -p"),
  LZ4("04224d18", "lz4 -dc"),
  LZIP("4c5a4950", "lzip -dc"),
  SEVEN_ZIP("377abcaf271c", "7z x -so"),
  COMPRESS("1f9d", "zcat");

  /** How many bytes tell every kind. */
  static final int MAGIC_BYTES = 6;

  private final String magic;
  private final String unpacker;

  Compression(String magic, String unpacker) {
    this.magic = magic;
    this.unpacker = unpacker;
  }

  /** Returns how a file that begins with {@code head} is packed; empty for one that is not. */
  static Optional<Compression> of(byte[] head) {
    String hex = HexFormat.of().formatHex(head);
    return Arrays.stream(values()).filter(it -> hex.startsWith(it.magic)).findFirst();
  }

  /** Returns whether Tenfold unpacks it. */
  boolean isReadable() {
    return unpacker.isEmpty();
  }

  /** Returns what to tell about a file of a kind that is not readable. */
  Problem unsupported(String name) {
    return new Problem(
        name + " is packed with " + title() + ", which Tenfold does not read",
        name,
        unpacker + " " + name + " | tenfold diagnose -");
  }

  private String title() {
    return switch (this) {
      case SEVEN_ZIP -> "7-Zip";
      case COMPRESS -> "compress (.Z)";
      case GZIP, ZSTD, XZ, BZIP2, ZIP, LZ4, LZIP -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** Returns the content of {@code packed}, an archive of this kind. */
  Content unpack(String name, Content packed, Consumer<Problem> problems) throws IOException {
    return switch (this) {
      case GZIP -> new GzipContent(name, packed, problems);
      case ZSTD -> new ZstdContent(name, packed, problems);
      case XZ -> new XzContent(name, packed, problems);
      case BZIP2, ZIP, LZ4, LZIP, SEVEN_ZIP, COMPRESS ->
          throw new IllegalStateException(title() + " is not unpacked");
    };
  }
}
