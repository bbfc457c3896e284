package dev.tenfold.bench;

import dev.tenfold.bench.traffic.Draws;
import dev.tenfold.sketch.DurationBins;
import dev.tenfold.sketch.DurationHistogram;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The histogram of durations: its bins, its merge, its quantiles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SketchBench {
  private static final int DURATIONS = 4096;

  private final long[] nanos = new long[DURATIONS];
  private final DurationHistogram large = new DurationHistogram();
  private final DurationHistogram small = new DurationHistogram();

  /** Draws durations from 1 µs to 4 s, evenly on a logarithmic scale. */
  public SketchBench() {
    Draws draws = new Draws(1);
    for (int i = 0; i < DURATIONS; i++) {
      nanos[i] = (long) (1e3 * Math.pow(4e6, draws.unit()));
      large.record(nanos[i]);
      if (i < 9) {
        small.record(nanos[i]);
      }
    }
  }

  /** The bin of any duration. */
  @Benchmark
  @OperationsPerInvocation(DURATIONS)
  public long slot() {
    long sum = 0;
    for (long duration : nanos) {
      sum += DurationBins.slot(duration);
    }
    return sum;
  }

  /** Two histograms of thousands of durations added up. */
  @Benchmark
  public DurationHistogram mergeLarge() {
    DurationHistogram sum = new DurationHistogram();
    sum.merge(large);
    sum.merge(large);
    return sum;
  }

  /** Two histograms of nine durations, the size of a ten-second cell, added up. */
  @Benchmark
  public DurationHistogram mergeSmall() {
    DurationHistogram sum = new DurationHistogram();
    sum.merge(small);
    sum.merge(small);
    return sum;
  }

  /** The 99th percentile. */
  @Benchmark
  public double quantile() {
    return large.quantileNanos(0.99);
  }
}
