package dev.tenfold.collect;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.Rejection;
import dev.tenfold.rollup.ChunkRoller;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.rollup.Tally;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.TenfoldException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs on every core: workers take chunks from the first log that has some and is not busy,
 * parse and roll them up, and hand each rollup to a sink. An archive is inflated by one worker at a
 * time while the others parse; several archives are inflated at once.
 */
public final class LogScan {
  /** A log to read, and how. */
  public record Input(Log log, AccessLogFormat format, String service) {}

  /** Takes rollups as they are made, on the threads that made them. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes one chunk's rollup; several threads may call at once.
     *
     * @param ending the last bytes of the content it accounts for, as many as a {@link Fingerprint}
     *     takes; none where it ends in a line that was too long to be kept
     */
    void take(ChunkRollup chunk, byte[] ending);
  }

  /**
   * Chunks a worker that waits for the disk may fall behind the others: what follows its chunk is
   * held in memory until it is done.
   */
  private static final int CHUNKS_AHEAD = 16;

  private record RollerKey(AccessLogFormat format, String service) {}

  private final List<Input> inputs;
  private final RouteTable routes;
  private final long key;
  private final boolean[] finished;
  private final SortedSet<Long> atWork = new TreeSet<>();
  private long begun;
  private boolean stopped;
  private final Map<AccessLogFormat, Supplier<LineParser>> compiled = new ConcurrentHashMap<>();

  /**
   * Makes a scan of logs; a log's number is its index.
   *
   * @param key secret that hashes of client addresses and paths depend on
   */
  public LogScan(List<Input> inputs, RouteTable routes, long key) {
    this.inputs = List.copyOf(inputs);
    this.routes = routes;
    this.key = key;
    this.finished = new boolean[inputs.size()];
  }

  /**
   * Reads every log to its end.
   *
   * @param workers threads to read with, at least 1
   * @throws TenfoldException when a log fails for good or the sink throws
   */
  public void run(ExecutorService threads, int workers, Sink sink) {
    List<Future<?>> running =
        IntStream.range(0, workers)
            .<Future<?>>mapToObj(any -> threads.submit(() -> new Worker(sink).run()))
            .toList();
    @Nullable TenfoldException failure = null;
    boolean interrupted = false;
    for (int i = 0; i < running.size(); ) {
      try {
        running.get(i++).get();
      } catch (ExecutionException e) {
        failure = failure == null ? asStop(e.getCause()) : failure;
      } catch (InterruptedException e) {
        stop();
        interrupted = true;
        i--;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      failure =
          failure == null ? asStop(new InterruptedException("stopped while reading")) : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static TenfoldException asStop(@Nullable Throwable cause) {
    return cause instanceof TenfoldException stop
        ? stop
        : new TenfoldException(TenfoldException.Kind.INTERNAL, List.of(), cause);
  }

  private synchronized void stop() {
    Arrays.fill(finished, true);
    stopped = true;
    notifyAll();
  }

  /** Waits until no chunk at work is far behind, and returns the number of the next one. */
  private synchronized long begin() {
    try {
      while (!stopped && !atWork.isEmpty() && begun - atWork.first() >= CHUNKS_AHEAD) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw asStop(e);
    }
    atWork.add(begun);
    return begun++;
  }

  private synchronized void end(long chunk) {
    atWork.remove(chunk);
    notifyAll();
  }

  /**
   * Returns the number of a log to take a chunk from, an idle one if there is any; −1 at the end.
   */
  private synchronized int choose() {
    int busy = -1;
    for (int log = 0; log < finished.length; log++) {
      if (!finished[log]) {
        if (!inputs.get(log).log().busy()) {
          return log;
        }
        busy = busy < 0 ? log : busy;
      }
    }
    return busy;
  }

  private synchronized void finish(int log) {
    finished[log] = true;
  }

  private final class Worker {
    private final Sink sink;
    private final Chunk chunk = new Chunk();
    private byte[] bytes = new byte[Chunk.TARGET_BYTES + (1 << 16)];
    private final Map<RollerKey, ChunkRoller> rollers = new HashMap<>();

    Worker(Sink sink) {
      this.sink = sink;
    }

    void run() {
      boolean done = false;
      try {
        for (int log = choose(); log >= 0; log = choose()) {
          long number = begin();
          take(log);
          end(number);
        }
        done = true;
      } finally {
        if (!done) {
          stop();
        }
      }
    }

    private void take(int log) {
      Input input = inputs.get(log);
      if (!input.log().next(chunk)) {
        finish(log);
        return;
      }
      ChunkRollup rollup = roll(log, input);
      if (rollup.to() > rollup.from()) {
        sink.take(rollup, ending());
      }
    }

    private ChunkRollup roll(int log, Input input) {
      ChunkRoller roller =
          rollers.computeIfAbsent(new RollerKey(input.format(), input.service()), this::roller);
      try {
        load();
      } catch (InternalError cutWhileMapped) {
        input.log().reread(chunk);
        load();
      }
      ChunkRollup rollup = roller.roll(bytes, 0, chunk.end - chunk.start, log, chunk.offset);
      if (chunk.overlongLines > 0) {
        Tally tally = rollup.tally();
        tally.reject(Rejection.TOO_LONG, chunk.overlongLines);
        tally.sample(
            Rejection.TOO_LONG, new Tally.Sample(log, chunk.overlongOffset, "", "(not kept)"));
      }
      return rollup.accountingFor(chunk.from, chunk.to);
    }

    private byte[] ending() {
      long length = Math.min(chunk.end - chunk.start, chunk.to - chunk.offset);
      return chunk.offset + length < chunk.to
          ? new byte[0]
          : Arrays.copyOfRange(
              bytes, (int) Math.max(0, length - Fingerprint.LONGEST), (int) length);
    }

    private ChunkRoller roller(RollerKey wanted) {
      Supplier<LineParser> parsers =
          compiled.computeIfAbsent(wanted.format(), AccessLogFormat::compile);
      return new ChunkRoller(parsers.get(), wanted.format().stamp(), routes, wanted.service(), key);
    }

    /** Copies the chunk's lines to this worker's array, where reading them cannot fail. */
    private void load() {
      int length = Math.toIntExact(chunk.end - chunk.start);
      if (bytes.length < length + LineParser.SLACK_BYTES) {
        bytes = new byte[length + LineParser.SLACK_BYTES];
      }
      MemorySegment.copy(chunk.memory, ValueLayout.JAVA_BYTE, chunk.start, bytes, 0, length);
    }
  }
}
