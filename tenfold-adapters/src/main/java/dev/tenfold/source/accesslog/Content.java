package dev.tenfold.source.accesslog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes in sequence, decompressed. What is broken inside an archive is a problem told to whoever
 * opened it, and ends the content; an {@link IOException} means that the disk or pipe failed.
 */
interface Content extends Closeable {
  /** Reads at least one byte into {@code into}, direct memory, or returns -1 at the end. */
  int read(ByteBuffer into) throws IOException;

  /** Returns how many bytes were taken from disk. */
  long taken();

  /**
   * Returns, after the end, whether the content ended where its writer meant it to: not with a
   * broken archive, nor with a file that is still being written.
   */
  boolean endedWhole();

  /** Passes over {@code bytes} bytes and returns how many there were, fewer at the end. */
  default long skip(long bytes) throws IOException {
    ByteBuffer scratch = ByteBuffer.allocateDirect((int) Math.min(bytes, 256 << 10));
    long left = bytes;
    while (left > 0) {
      scratch.clear().limit((int) Math.min(left, scratch.capacity()));
      int read = read(scratch);
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return bytes - left;
  }

  /** Returns the next {@code length} bytes, fewer at the end. */
  default byte[] read(int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocateDirect(length);
    while (into.hasRemaining() && read(into) >= 0) {
      // read on
    }
    byte[] read = new byte[into.position()];
    into.flip().get(read);
    return read;
  }
}
