package dev.tenfold.collect;

import dev.tenfold.rollup.ChunkRollup;
import java.util.List;

/**
 * Is told how the reading of some logs goes: of every chunk, on the threads that read, and how it
 * ended.
 */
public interface Watch extends AutoCloseable {
  /** Makes the watch of a reading that begins. */
  @FunctionalInterface
  interface Maker {
    /** Returns the watch of reading {@code logs}, whose numbers are their indexes. */
    Watch of(List<Log> logs);
  }

  /** Watches nothing. */
  Watch NOTHING =
      new Watch() {
        @Override
        public void take(ChunkRollup chunk) {}

        @Override
        public void done() {}

        @Override
        public void close() {}
      };

  /** Takes note of a chunk; several threads may call at once. */
  void take(ChunkRollup chunk);

  /** Says that every log was read to its end and kept. */
  void done();

  /** Ends it, while the logs are still open; without {@link #done} before, the reading failed. */
  @Override
  void close();
}
