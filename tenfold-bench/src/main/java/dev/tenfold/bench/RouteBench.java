package dev.tenfold.bench;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.route.RouteLookup;
import dev.tenfold.route.RoutePatterns;
import dev.tenfold.route.RouteTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a path to the number of its route. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RouteBench {
  private static final int PATHS = 20_000;

  private final byte[] lines = BenchLog.lines(8_000_000, 1);
  private final RouteTable table = new RouteTable(RoutePatterns.NONE);
  private final RouteLookup lookup = new RouteLookup(table, "shop", 42);
  private final RequestLine line = new RequestLine();
  private final long[] starts = new long[PATHS];
  private final long[] ends = new long[PATHS];
  private final Method[] methods = new Method[PATHS];

  /** Finds the paths. */
  @Setup
  public void parse() {
    LineParser parser = BenchLog.format().newParser();
    long end = BenchLog.end(lines);
    line.text = lines;
    long position = 0;
    for (int i = 0; i < PATHS; ) {
      long next = parser.parse(lines, position, end, line);
      if (next >= 0) {
        starts[i] = line.pathStart;
        ends[i] = line.pathEnd;
        methods[i] = line.method;
        i++;
      }
      position = next < 0 ? ~next : next;
    }
  }

  /** Types a path's segments and looks its route up. */
  @Benchmark
  @OperationsPerInvocation(PATHS)
  public long route() {
    long sum = 0;
    for (int i = 0; i < PATHS; i++) {
      line.pathStart = starts[i];
      line.pathEnd = ends[i];
      line.method = methods[i];
      sum += lookup.route(lines, line);
    }
    return sum;
  }
}
