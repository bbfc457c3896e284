package dev.tenfold.diagnose.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stretches of equal length in which both the load and the use of a resource are known.
 *
 * @param seconds their length
 * @param perSecond requests a second, by stretch and route
 * @param used mean use, by stretch
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, never compared
record Stretches(int seconds, double[][] perSecond, double[] used) {
  private static final int LEAST_SECONDS = 10;

  /** More rows tell no more, and take time. */
  private static final int MOST_ROWS = 1500;

  private static final int GOOD_ROWS = 120;

  /**
   * Returns stretches long enough that what is sampled across their ends matters little: four times
   * as long as a sample, or less where that leaves few of them.
   */
  static Stretches of(RouteLoad load, ResourceUse use) {
    Stretches best = of(load, use, 4);
    for (int samples = 2; samples >= 1 && best.rows() < GOOD_ROWS; samples--) {
      best = of(load, use, samples);
    }
    return best;
  }

  private static Stretches of(RouteLoad load, ResourceUse use, int samples) {
    double known = load.buckets() * (double) load.bucketSeconds();
    double least =
        Math.max(Math.max(LEAST_SECONDS, known / MOST_ROWS), samples * use.usualStretch());
    int bucket = load.bucketSeconds();
    long buckets = Math.max(1, (long) Math.ceil(Math.min(least, 1e6) / bucket - 1e-6));
    return cut(load, use, Math.toIntExact(buckets));
  }

  private static Stretches cut(RouteLoad load, ResourceUse use, int buckets) {
    int width = Math.multiplyExact(buckets, load.bucketSeconds());
    List<double[]> rates = new ArrayList<>();
    List<Double> used = new ArrayList<>();
    int bucket = 0;
    while (bucket < load.buckets()) {
      long from = Math.floorDiv(load.starts()[bucket], (long) width) * width;
      int end = bucket;
      while (end < load.buckets() && load.starts()[end] < from + width) {
        end++;
      }
      double mean =
          end - bucket == buckets ? use.used((double) from, (double) from + width) : Double.NaN;
      if (!Double.isNaN(mean)) {
        rates.add(rates(load, bucket, end, width));
        used.add(mean);
      }
      bucket = end;
    }
    return new Stretches(
        width,
        rates.toArray(double[][]::new),
        used.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] rates(RouteLoad load, int first, int end, int width) {
    double[] rates = new double[load.routes().size()];
    for (int bucket = first; bucket < end; bucket++) {
      for (int route = 0; route < rates.length; route++) {
        rates[route] += (double) load.counts()[bucket][route] / width;
      }
    }
    return rates;
  }

  /** Returns the same by fewer columns. */
  Stretches folded(RouteColumns columns) {
    double[][] folded = new double[perSecond.length][];
    Arrays.setAll(folded, row -> columns.sums(perSecond[row]));
    return new Stretches(seconds, folded, used);
  }

  int rows() {
    return used.length;
  }

  /** Returns the largest number of requests a second in a stretch. */
  double mostPerSecond() {
    double most = 0;
    for (double[] row : perSecond) {
      double sum = 0;
      for (double rate : row) {
        sum += rate;
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  double meanUsed() {
    double sum = 0;
    for (double value : used) {
      sum += value;
    }
    return sum / used.length;
  }

  /** Returns the mean requests a second of a route. */
  double meanPerSecond(int route) {
    double sum = 0;
    for (double[] row : perSecond) {
      sum += row[route];
    }
    return sum / perSecond.length;
  }
}
