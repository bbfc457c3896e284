package dev.tenfold.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a log's content can be had: a file, an archive, a pipe. Its <em>content</em> is what a
 * person would see, decompressed; offsets count its bytes from 0, so a log keeps its offsets when
 * it is renamed or compressed.
 */
public interface LogFile {
  /** Returns the name a person knows it by: the path as it was given. */
  String name();

  /**
   * Returns whether its content can be read more than once. A pipe's cannot: it has no identity,
   * and {@link #open} works once, from 0.
   */
  boolean readableAgain();

  /** Returns the size on disk in bytes, compressed as it is; empty for a pipe. */
  OptionalLong sizeBytes();

  /** Returns when it was last written to; for a pipe, when it was found. */
  Instant modified();

  /**
   * Returns {@code length} bytes of content from offset {@code from}, fewer where the content ends.
   * Far into an archive this costs decompressing all that comes before.
   *
   * @throws dev.tenfold.verdict.TenfoldException INPUT where it cannot be read
   */
  byte[] bytes(long from, int length);

  /**
   * Returns, for each of some offsets, the content before it: as many bytes as a {@link
   * Fingerprint} takes, fewer near its beginning, none where the content ends before the offset. An
   * archive is decompressed once for all of them.
   *
   * @param offsets ascending
   * @throws dev.tenfold.verdict.TenfoldException INPUT where it cannot be read
   */
  List<byte[]> endings(List<Long> offsets);

  /**
   * Returns what an archive is recognised by as it lies on disk, without decompressing it; empty
   * for what is no archive.
   *
   * @throws dev.tenfold.verdict.TenfoldException INPUT where it cannot be read
   */
  Optional<String> archive();

  /** Returns the fingerprint of how its content begins. */
  default Fingerprint fingerprint() {
    return Fingerprint.of(bytes(0, Fingerprint.LONGEST));
  }

  /**
   * Opens the content for reading from {@code from} to its present end. Where {@code from} lies
   * within a line, the rest of that line is passed over: it was taken before as a last line without
   * newline.
   *
   * @throws dev.tenfold.verdict.TenfoldException INPUT where it cannot be read
   */
  Log open(long from);
}
