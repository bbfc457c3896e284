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
   * Chunks do not overlap and leave nothing out. A last line without newline is given one, unless
   * the log is still being written or an archive breaks off there: then it is left, and {@link
   * #problems} say so. A line longer than {@link Chunk#LONGEST_LINE} is passed over and counted; a
   * chunk may hold nothing but that count. What a chunk holds is readable until the next call with
   * it, or {@link #close}.
   *
   * @throws dev.tenfold.verdict.TenfoldException INPUT where reading fails for good
   */
  boolean next(Chunk chunk);

  /** Returns whether another worker is inside {@link #next} and a call would wait for it. */
  boolean busy();

  /**
   * Reads the lines of {@code chunk} once more, into its own buffer, and returns whether there are
   * any left; it accounts for no more than those. To be called with the chunk that {@link #next}
   * filled last when reading its memory threw {@link InternalError}: the file was cut while it was
   * mapped. What was made of the chunk so far has to be dropped first.
   */
  boolean reread(Chunk chunk);

  /**
   * Returns the offset in the content just after the last line taken, overlong ones included. It is
   * final once {@link #next} has returned false to every worker: reading can go on from here later.
   */
  long contentTaken();

  /** Returns what went wrong without stopping the reading, such as a truncated last member. */
  List<Problem> problems();

  @Override
  void close();
}
