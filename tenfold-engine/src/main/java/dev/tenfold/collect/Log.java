package dev.tenfold.collect;

import dev.tenfold.verdict.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * One log to read, uncompressed, from an offset to its end: a file, an archive's content, a pipe.
 *
 * <p>{@link #next} may be called by several threads at once. Implementations map files that are at
 * rest, read live ones, and decompress under a lock, so that one thread inflates while another
 * parses.
 */
public interface Log extends AutoCloseable {
  /** Returns the name a person knows it by: the path as it was given. */
  String name();

  /**
   * Returns at most {@code bytes} of uncompressed content from its start, to tell the format by.
   */
  byte[] head(int bytes);

  /** Returns the size on disk in bytes, when it is known: what {@link #bytesTaken} runs up to. */
  OptionalLong sizeBytes();

  /** Returns how many bytes on disk have been read so far. */
  long bytesTaken();

  /**
   * Fills {@code chunk} with the next whole lines and returns true, or returns false at the end.
   * Chunks do not overlap and leave nothing out. A last line without newline is given one; a line
   * longer than {@link Chunk#LONGEST_LINE} is passed over and counted.
   */
  boolean next(Chunk chunk);

  /** Returns what went wrong without stopping the reading, such as a truncated last member. */
  List<Problem> problems();

  @Override
  void close();
}
