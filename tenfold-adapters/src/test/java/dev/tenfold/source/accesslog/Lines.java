package dev.tenfold.source.accesslog;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Log;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lines as they have to come out of a log, and as they do.
 *
 * @param bytes every line that is not overlong, each with its newline
 * @param overlong where overlong lines start
 * @param end where reading can go on
 */
@SuppressWarnings("ArrayRecordComponent")
record Lines(byte[] bytes, List<Long> overlong, long end) {

  /** One chunk, copied. */
  record Taken(long offset, long from, long to, byte[] bytes, long overlong, long overlongAt) {}

  /** Returns the lines of {@code content} from {@code from}, one after the other. */
  static Lines expected(byte[] content, int from, boolean lastCounts) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    byte[] kept = new byte[content.length + 1];
    int size = 0;
    List<Long> overlong = new ArrayList<>();
    int start = from == 0 ? 0 : text.indexOf('\n', from - 1) + 1;
    int end = from > 0 && start == 0 ? content.length : start;
    while (end < content.length) {
      int newline = text.indexOf('\n', start);
      if (newline < 0 && !lastCounts) {
        break;
      }
      end = newline < 0 ? content.length : newline + 1;
      int length = newline < 0 ? end + 1 - start : end - start;
      if (length > Chunk.LONGEST_LINE) {
        overlong.add((long) start);
      } else {
        System.arraycopy(content, start, kept, size, end - start);
        size += length;
        kept[size - 1] = '\n';
      }
      start = end;
    }
    return new Lines(Arrays.copyOf(kept, size), overlong, end);
  }

  /** Returns what {@code threads} workers get out of {@code log} together. */
  static List<Taken> take(Log log, int threads) throws InterruptedException {
    ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, e) -> thrown.add(e))
              .start(() -> takeAll(log, taken)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    if (!thrown.isEmpty()) {
      throw new AssertionError(thrown.peek());
    }
    return taken.stream().sorted(Comparator.comparingLong(Taken::from)).toList();
  }

  private static void takeAll(Log log, ConcurrentLinkedQueue<Taken> taken) {
    Chunk chunk = new Chunk();
    while (log.next(chunk)) {
      taken.add(copy(chunk));
    }
  }

  static Taken copy(Chunk chunk) {
    MemorySegment memory = chunk.memory;
    byte[] bytes = new byte[(int) (chunk.end - chunk.start)];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, chunk.start, bytes, 0, bytes.length);
    memory.get(ValueLayout.JAVA_BYTE, chunk.end + LineParser.SLACK_BYTES - 1);
    return new Taken(
        chunk.offset, chunk.from, chunk.to, bytes, chunk.overlongLines, chunk.overlongOffset);
  }

  static byte[] joined(List<Taken> chunks) {
    byte[] all = new byte[chunks.stream().mapToInt(it -> it.bytes().length).sum()];
    int size = 0;
    for (Taken chunk : chunks) {
      System.arraycopy(chunk.bytes(), 0, all, size, chunk.bytes().length);
      size += chunk.bytes().length;
    }
    return all;
  }
}
