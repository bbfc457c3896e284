package dev.tenfold.bench;

import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.RequestLine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading lines by a compiled layout, 16 MB at a time: 16 over the milliseconds is GB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBench {
  private final byte[] lines = BenchLog.lines(16_000_000, 1);
  private final LineParser parser = BenchLog.format().newParser();
  private final RequestLine line = new RequestLine();

  /** Fields of every line; returns a sum, so that none is left out. */
  @Benchmark
  public long parse() {
    line.text = lines;
    long end = BenchLog.end(lines);
    long sum = 0;
    for (long position = 0; position < end; ) {
      long next = parser.parse(lines, position, end, line);
      if (next >= 0) {
        sum += line.stampMillis + line.durationNanos + line.status + line.bytes + line.pathEnd;
      }
      position = next < 0 ? ~next : next;
    }
    return sum;
  }

  /** The least that has to be done: finding the newlines, byte by byte. */
  @Benchmark
  public long newlines() {
    long end = BenchLog.end(lines);
    long n = 0;
    for (long i = 0; i < end; i++) {
      n += lines[(int) i] == '\n' ? 1 : 0;
    }
    return n;
  }
}
