package dev.tenfold.source.accesslog;

import dev.tenfold.collect.Chunk;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * A file mapped window by window, read only. A window is unmapped when no chunk lies in it any
 * more, so that page tables stay small whatever the file's size. Safe for several threads.
 */
final class MappedFile implements AutoCloseable {
  /** What is mapped before a window, for the newline that ends the line before it. */
  private static final int BEFORE = 4096;

  /** What is mapped after a window: a line that starts in its last byte, and some slack. */
  private static final int AFTER = Chunk.LONGEST_LINE + 4096;

  private final FileChannel channel;
  private final long size;
  private final long windowBytes;
  private final Map<Long, Window> open = new HashMap<>();
  private final Map<Chunk, Window> held = new HashMap<>();

  /**
   * One window.
   *
   * @param memory its bytes
   * @param base where in the file {@code memory} begins
   */
  record Window(long number, MemorySegment memory, long base, Arena arena) {}

  /**
   * Maps {@code channel} on demand.
   *
   * @param windowBytes a multiple of {@link Chunk#TARGET_BYTES}
   */
  MappedFile(FileChannel channel, long size, long windowBytes) {
    this.channel = channel;
    this.size = size;
    this.windowBytes = windowBytes;
  }

  /** Returns the window with the byte at {@code offset}; {@code chunk} holds it until released. */
  synchronized Window window(Chunk chunk, long offset) throws IOException {
    long number = offset / windowBytes;
    Window window = open.get(number);
    if (window == null) {
      window = map(number);
      open.put(number, window);
    }
    Window before = held.put(chunk, window);
    if (before != null && before.number() != window.number()) {
      closeUnlessHeld(before);
    }
    return window;
  }

  @SuppressWarnings("MustBeClosed") // the window's arena is closed when no chunk holds it
  private Window map(long number) throws IOException {
    long base = Math.max(0, number * windowBytes - BEFORE);
    long end = Math.min(size, (number + 1) * windowBytes + AFTER);
    Arena arena = Arena.ofShared();
    try {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, base, end - base, arena);
      return new Window(number, memory, base, arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Says that {@code chunk} needs its window no longer. */
  synchronized void release(Chunk chunk) {
    Window window = held.remove(chunk);
    if (window != null) {
      closeUnlessHeld(window);
    }
  }

  private void closeUnlessHeld(Window window) {
    if (!held.containsValue(window)) {
      open.remove(window.number());
      window.arena().close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    open.values().forEach(window -> window.arena().close());
    open.clear();
    held.clear();
    channel.close();
  }
}
