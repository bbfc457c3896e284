package dev.tenfold.bench;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.LineParser;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ChunkRoller;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.Folding;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.sketch.DurationHistogram;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How fast the engine is once it is warm: rolls a file up again and again in one process, and makes
 * of it what {@link DuckDbPeer} is asked for. Chunks are cut here, so that no file access of the
 * product is measured.
 */
public final class InProcess {
  private static final long CHUNK_BYTES = 4 << 20;

  private final MemorySegment file;
  private final RouteTable table = new RouteTable(RoutePatterns.NONE);
  private final List<ChunkRoller> rollers = new ArrayList<>();

  /** Makes rollers once, with parsers of one compiled class, as the product does. */
  private InProcess(MemorySegment file, int workers) {
    this.file = file;
    AccessLogFormat format = BenchLog.format();
    Supplier<LineParser> parsers = format.compile();
    for (int i = 0; i < workers; i++) {
      rollers.add(new ChunkRoller(parsers.get(), format.stamp(), table, "shop", 42));
    }
  }

  /** Says for each round how long rolling up took, and how long with the answer. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    if (args.length == 0) {
      System.err.println("usage: InProcess LOG [ROUNDS] [WORKERS]");
      System.exit(2);
    }
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    int workers =
        args.length > 2 ? Integer.parseInt(args[2]) : Runtime.getRuntime().availableProcessors();
    try (FileChannel channel = FileChannel.open(Path.of(args[0]));
        Arena arena = Arena.ofShared();
        ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      InProcess engine = new InProcess(file, workers);
      for (int round = 1; round <= rounds; round++) {
        engine.round(round, threads);
      }
    }
  }

  private void round(int round, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    long started = System.nanoTime();
    AtomicLong next = new AtomicLong();
    List<Future<List<ChunkRollup>>> running = new ArrayList<>();
    for (ChunkRoller roller : rollers) {
      running.add(threads.submit(() -> rollUp(roller, next)));
    }
    List<ChunkRollup> chunks = new ArrayList<>();
    for (Future<List<ChunkRollup>> worker : running) {
      chunks.addAll(worker.get());
    }
    double rolled = (System.nanoTime() - started) / 1e9;
    String answer = answer(chunks, table.fold());
    double answered = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "round %d: rolled up in %.2f s, %.2f GB/s; answered in %.2f s, %.2f GB/s: %s%n",
        round,
        rolled,
        file.byteSize() / 1e9 / rolled,
        answered,
        file.byteSize() / 1e9 / answered,
        answer);
  }

  private List<ChunkRollup> rollUp(ChunkRoller roller, AtomicLong next) {
    List<ChunkRollup> chunks = new ArrayList<>();
    byte[] copy = new byte[(int) (2 * CHUNK_BYTES)];
    while (true) {
      long from = next.getAndAdd(CHUNK_BYTES);
      if (from >= file.byteSize()) {
        return chunks;
      }
      long start = from == 0 ? 0 : lineAfter(from - 1);
      long end = lineAfter(Math.min(from + CHUNK_BYTES, file.byteSize()) - 1);
      if (start < end) {
        chunks.add(roll(roller, start, end, copy));
      }
    }
  }

  private ChunkRollup roll(ChunkRoller roller, long start, long end, byte[] copy) {
    MemorySegment.copy(file, ValueLayout.JAVA_BYTE, start, copy, 0, (int) (end - start));
    return roller.roll(copy, 0, end - start, 0, start);
  }

  /** Returns where the first line begins whose line before ends at {@code position} or later. */
  private long lineAfter(long position) {
    long i = position;
    while (file.get(ValueLayout.JAVA_BYTE, i) != '\n') {
      i++;
    }
    return i + 1;
  }

  /** Requests, errors and three quantiles by folded route and minute. */
  private static String answer(List<ChunkRollup> chunks, Folding folding) {
    Map<Long, DurationHistogram> minutes = new HashMap<>();
    long lines = 0;
    long used = 0;
    long errors = 0;
    int bucketsAMinute = 60 / CellBlock.BUCKET_SECONDS;
    for (ChunkRollup chunk : chunks) {
      CellBlock cells = chunk.cells();
      lines += chunk.tally().read();
      used += chunk.tally().used;
      for (int i = 0; i < cells.size(); i++) {
        errors += cells.status()[i] >= 500 ? cells.count()[i] : 0;
        long minute = cells.bucket()[i] / bucketsAMinute;
        long key = (long) folding.of(cells.route()[i]) << 32 | minute;
        cells.addDurations(i, minutes.computeIfAbsent(key, any -> new DurationHistogram()));
      }
    }
    double sum = 0;
    for (DurationHistogram minute : minutes.values()) {
      if (minute.count() > 0) {
        sum += minute.quantileNanos(0.5) + minute.quantileNanos(0.95) + minute.quantileNanos(0.99);
      }
    }
    return String.format(
        Locale.ROOT,
        "%,d lines, %,d used, %,d errors, %,d routes, %,d cells, mean quantile %.3f s",
        lines,
        used,
        errors,
        folding.routes().size(),
        minutes.size(),
        sum / 3 / minutes.size() / 1e9);
  }
}
