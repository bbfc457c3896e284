package dev.tenfold.diagnose.capacity;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up site of known demands, whose load rises and falls over some hours. */
final class Site {
  static final long START = 1_773_273_600; // 2026-03-12T00:00:00Z
  static final int BUCKET = 10;
  static final List<String> ROUTES =
      List.of(
          "GET /", "GET /product/{id}", "GET /search", "POST /cart", "GET /report", "GET /ping");

  /** Mean requests a second. */
  static final double[] RATES = {12, 8, 3, 2, 0.3, 5};

  /** Processor time of a request, in seconds. */
  static final double[] CPU = {0.004, 0.006, 0.060, 0.010, 0.3, 0.0002};

  /** How long a request holds a connection, in seconds. */
  static final double[] HELD = {0.01, 0.02, 0.10, 0.03, 0.5, 0};

  static final double BACKGROUND = 0.08;

  final long[] starts;
  final long[][] counts;
  final double[][] seconds;
  private final SplittableRandom random;

  Site(int buckets, long seed) {
    random = new SplittableRandom(seed);
    starts = new long[buckets];
    counts = new long[buckets][ROUTES.size()];
    seconds = new double[buckets][ROUTES.size()];
    for (int bucket = 0; bucket < buckets; bucket++) {
      starts[bucket] = START + (long) bucket * BUCKET;
      double load = 1 + 0.6 * Math.sin(bucket / 60.0);
      for (int route = 0; route < RATES.length; route++) {
        counts[bucket][route] = poisson(RATES[route] * load * BUCKET);
        seconds[bucket][route] = counts[bucket][route] * HELD[route] * 2;
      }
    }
  }

  private long poisson(double mean) {
    double logs = 0;
    long count = -1;
    while (logs < mean) {
      logs -= Math.log(1 - random.nextDouble());
      count++;
    }
    return count;
  }

  Window window() {
    return new Window(
        Instant.ofEpochSecond(START), Instant.ofEpochSecond(START + (long) BUCKET * starts.length));
  }

  RouteLoad load() {
    return new RouteLoad(BUCKET, ROUTES, starts, counts, seconds);
  }

  /** Returns the use of processors in stretches of ten seconds, with noise of some part. */
  List<ResourceSample> cpu(String name, double processors, double noise) {
    return samples(name, processors, noise, CPU, BACKGROUND, BUCKET);
  }

  /** Returns momentary readings of a pool. */
  List<ResourceSample> pool(double size, double noise) {
    List<ResourceSample> samples = samples("pool", size, noise, HELD, 0, 0);
    return samples.stream()
        .map(s ->
            new ResourceSample(
                s.resource(),
                s.at(),
                0,
                Math.min(size, s.used()),
                size,
                Math.max(0, s.used() - size),
                s.place()))
        .toList();
  }

  private List<ResourceSample> samples(
      String name, double capacity, double noise, double[] demand, double background, int length) {
    List<ResourceSample> samples = new ArrayList<>();
    for (int bucket = 0; bucket < starts.length; bucket++) {
      double used = background;
      for (int route = 0; route < RATES.length; route++) {
        used += counts[bucket][route] * demand[route] / BUCKET;
      }
      used *= Math.max(0, 1 + noise * random.nextGaussian());
      Instant at = Instant.ofEpochSecond(starts[bucket] + (length == 0 ? 5 : BUCKET));
      samples.add(
          new ResourceSample(name, at, length, used, capacity, Double.NaN, new Place("t", bucket)));
    }
    return samples;
  }

  /** Returns what all requests use at so many of them a second, in the mix of the log. */
  double work(double[] demand, double perSecond) {
    double[] mix = load().mix();
    double sum = 0;
    for (int route = 0; route < mix.length; route++) {
      sum += mix[route] * perSecond * demand[route];
    }
    return sum;
  }

  /** Makes the second route a fixed part of the first. */
  void tie() {
    for (long[] row : counts) {
      row[1] = Math.round(row[0] * 2 / 3.0);
    }
  }

  /** Makes all buckets alike. */
  void level() {
    for (long[] row : counts) {
      Arrays.setAll(row, route -> Math.round(RATES[route] * BUCKET));
    }
  }
}
