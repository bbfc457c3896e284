package dev.tenfold.collect;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of whole lines in native memory. A worker owns a chunk and hands it to {@link Log#next}
 * again and again; a log that copies does so into {@link #buffer}, which is allocated once.
 *
 * <p>At least {@link dev.tenfold.accesslog.LineParser#SLACK_BYTES} bytes after {@link #end} are
 * readable.
 */
public final class Chunk {
  /** Bytes a chunk aims for. */
  public static final int TARGET_BYTES = 4 << 20;

  /** Longest line that is parsed, in bytes, its newline included. */
  public static final int LONGEST_LINE = 1 << 20;

  /** The bytes. */
  public MemorySegment memory = MemorySegment.NULL;

  /** First byte of the first line in {@link #memory}. */
  public long start;

  /** Just after the newline of the last line in {@link #memory}. */
  public long end;

  /** Where the byte at {@link #start} stands in the log's uncompressed content. */
  public long offset;

  /**
   * Where in the content the stretch begins that this chunk accounts for, overlong lines included:
   * the {@link #to} of the chunk before it, or where the log was opened.
   */
  public long from;

  /**
   * Where in the content the stretch ends that this chunk accounts for: the {@link #from} of the
   * next chunk. The stretches of all chunks leave nothing out.
   */
  public long to;

  /** Lines passed over before or within this chunk because they were too long. */
  public long overlongLines;

  /** Where the first of {@link #overlongLines} starts in the log's uncompressed content. */
  public long overlongOffset;

  private @Nullable MemorySegment buffer;

  /** Returns this worker's own memory, room for a chunk, its longest line and the slack. */
  public MemorySegment buffer() {
    if (buffer == null) {
      buffer = Arena.ofAuto().allocate(TARGET_BYTES + LONGEST_LINE + 4096L, 64);
    }
    return buffer;
  }
}
