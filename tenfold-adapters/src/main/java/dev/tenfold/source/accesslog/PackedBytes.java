package dev.tenfold.source.accesslog;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/** A window of direct memory onto an archive as it lies on disk, for decoders to read from. */
final class PackedBytes implements AutoCloseable {
  private static final int WINDOW = 256 << 10;

  private final Content packed;
  private final Arena arena;
  private final ByteBuffer window;

  @SuppressWarnings("MustBeClosed") // closed with this
  PackedBytes(Content packed) {
    this.packed = packed;
    arena = Arena.ofShared();
    window = arena.allocate(WINDOW, 64).asByteBuffer().limit(0);
  }

  /** Returns the bytes at hand; what a decoder takes, it moves the position past. */
  ByteBuffer window() {
    return window;
  }

  /** Returns whether there are bytes at hand, reading more where there are none. */
  boolean available() throws IOException {
    if (window.hasRemaining()) {
      return true;
    }
    window.clear();
    int read;
    do {
      read = packed.read(window);
    } while (read == 0);
    window.flip();
    return read > 0;
  }

  /** Returns the next byte as 0 to 255, or -1 at the end. */
  int next() throws IOException {
    return available() ? window.get() & 0xff : -1;
  }

  /** Returns where in the archive the decoder stands. */
  long position() {
    return packed.taken() - window.remaining();
  }

  /** Gives the memory back, and closes the archive. */
  @Override
  public void close() throws IOException {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    packed.close();
  }
}
