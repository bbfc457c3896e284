package dev.tenfold.source.accesslog;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.collect.Chunk;
import dev.tenfold.collect.Log;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
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

  /** Returns the lines of {@code content} from {@code from}, read byte by byte. */
  static Lines expected(byte[] content, int from, boolean lastCounts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Long> overlong = new ArrayList<>();
    int start = from;
    while (start > 0 && start < content.length && content[start - 1] != '\n') {
      start++;
    }
    int end = start;
    for (int i = start; i <= content.length; i++) {
      boolean last = i == content.length;
      if (last ? i > start && lastCounts : content[i] == '\n') {
        if (i + 1 - start > Chunk.LONGEST_LINE) {
          overlong.add((long) start);
        } else {
          out.write(content, start, i - start);
          out.write('\n');
        }
        start = i + 1;
        end = Math.min(i + 1, content.length);
      }
    }
    return new Lines(out.toByteArray(), overlong, end);
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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    chunks.forEach(it -> out.writeBytes(it.bytes()));
    return out.toByteArray();
  }
}
