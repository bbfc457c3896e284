package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Log;
import dev.tenfold.collect.LogFile;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** What every log has in common that is open for reading: its file, and where reading goes on. */
abstract class OpenedLog implements Log {
  final LogFile file;

  /** Offset in the content up to which it was read before. */
  final long from;

  final Troubles troubles;

  OpenedLog(LogFile file, long from, Troubles troubles) {
    this.file = file;
    this.from = from;
    this.troubles = troubles;
  }

  /**
   * Returns where the first line starts that was not read before, at or after {@link #from}. The
   * rest of a line that {@code from} lies within is passed over: it was taken before as a last line
   * without newline.
   */
  final long firstLine() throws IOException {
    if (from == 0) {
      return 0;
    }
    long line = afterNewline(from - 1);
    if (line < from) {
      troubles.accept(
          new Problem(
              name() + " is shorter than what was read from it before",
              name(),
              "if it was rotated, read the rotated log as well"));
    }
    return Math.max(from, line);
  }

  /**
   * Returns the offset after the first newline at or after {@code offset}; the content's end where
   * there is none.
   */
  abstract long afterNewline(long offset) throws IOException;

  @Override
  public final String name() {
    return file.name();
  }

  @Override
  public final byte[] head(int bytes) {
    return file.bytes(0, bytes);
  }

  @Override
  public final OptionalLong sizeBytes() {
    return file.sizeBytes();
  }

  @Override
  public final List<Problem> problems() {
    return troubles.told();
  }
}
