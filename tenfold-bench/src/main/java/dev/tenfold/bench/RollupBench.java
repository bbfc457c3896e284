package dev.tenfold.bench;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ChunkRoller;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.Folding;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import dev.tenfold.sketch.DurationHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rolling up a chunk, the whole way from bytes to cells, and adding chunks up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RollupBench {
  private static final int CHUNKS = 16;
  private static final int CHUNK_BYTES = 4_000_000;

  private final RouteTable table = new RouteTable(RoutePatterns.NONE);
  private final ChunkRoller roller = new ChunkRoller(BenchLog.format(), table, "shop", 42);
  private final byte[] chunk = BenchLog.lines(CHUNK_BYTES, 1);
  private final List<ChunkRollup> chunks = new ArrayList<>();

  /** Rolls up the chunks to merge. */
  @Setup
  public void rollUp() {
    for (int i = 0; i < CHUNKS; i++) {
      byte[] lines = BenchLog.lines(CHUNK_BYTES, 100 + i);
      chunks.add(roller.roll(lines, 0, BenchLog.end(lines), 0, 0));
    }
  }

  /** 4 MB of lines to cells: 4 over the milliseconds is GB/s. */
  @Benchmark
  public ChunkRollup chunk() {
    return roller.roll(chunk, 0, BenchLog.end(chunk), 0, 0);
  }

  /** The cells of 16 chunks, 64 MB of log, added up by folded route. */
  @Benchmark
  public DurationHistogram[] merge() {
    Folding folding = table.fold();
    DurationHistogram[] routes = new DurationHistogram[folding.routes().size()];
    for (int i = 0; i < routes.length; i++) {
      routes[i] = new DurationHistogram();
    }
    for (ChunkRollup part : chunks) {
      CellBlock cells = part.cells();
      for (int i = 0; i < cells.size(); i++) {
        cells.addDurations(i, routes[folding.of(cells.route()[i])]);
      }
    }
    return routes;
  }
}
