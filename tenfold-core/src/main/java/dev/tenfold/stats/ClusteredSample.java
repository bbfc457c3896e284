package dev.tenfold.stats;

import dev.tenfold.verdict.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Values that come in clusters, such as the changes of one deployment, which all end when it does.
 * Within a cluster they are not independent, so whole clusters are drawn.
 *
 * @see <a href="https://doi.org/10.1111/j.1467-9868.2007.00593.x">Field and Welsh, Bootstrapping
 *     clustered data, JRSS B 69 (2007), the cluster bootstrap</a>
 * @see <a href="https://doi.org/10.1017/CBO9780511802843">Davison and Hinkley, Bootstrap Methods
 *     and their Application (1997), section 5.3, percentile limits</a>
 */
public final class ClusteredSample {
  /** Name of the method. */
  public static final String METHOD = "bootstrap of clusters";

  private static final int RESAMPLES = 2000;

  private final double[] sorted;
  private final int[] clusterOf;
  private final int clusters;

  /**
   * @param values any order
   * @param clusterNumbers of each value, from 0; clusters may be empty
   */
  public ClusteredSample(double[] values, int[] clusterNumbers) {
    if (values.length != clusterNumbers.length) {
      throw new IllegalArgumentException(values.length + " values, " + clusterNumbers.length);
    }
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] dense = IntStream.of(clusterNumbers).distinct().sorted().toArray();
    this.sorted = IntStream.of(order).mapToDouble(i -> values[i]).toArray();
    this.clusterOf =
        IntStream.of(order).map(i -> Arrays.binarySearch(dense, clusterNumbers[i])).toArray();
    this.clusters = dense.length;
  }

  /** Returns how many values there are. */
  public int size() {
    return sorted.length;
  }

  /** Returns how many clusters have a value. */
  public int clusters() {
    return clusters;
  }

  /** Returns the smallest value that at least {@code q} of them do not exceed. */
  public double quantile(double q) {
    int rank = (int) Math.ceil(q * sorted.length - 1e-9);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /**
   * Returns the interval of the quantile; empty when there are fewer clusters than a median needs
   * values, or fewer values than the quantile needs.
   *
   * @param seed the same seed gives the same interval
   */
  public Optional<Interval> interval(double q, double level, long seed) {
    if (clusters < new OrderStatistic(0.5, level).smallestSample()
        || sorted.length < new OrderStatistic(q, level).smallestSample()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[RESAMPLES];
    int[] weights = new int[clusters];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.fill(weights, 0);
      for (int draw = 0; draw < clusters; draw++) {
        weights[random.nextInt(clusters)]++;
      }
      drawn[i] = weighted(q, weights);
    }
    Arrays.sort(drawn);
    int tail = (int) Math.floor(RESAMPLES * (1 - level) / 2);
    return Optional.of(new Interval(drawn[tail], drawn[RESAMPLES - 1 - tail], level, METHOD));
  }

  private double weighted(double q, int[] weights) {
    long total = 0;
    for (int cluster : clusterOf) {
      total += weights[cluster];
    }
    long seen = 0;
    for (int i = 0; i < sorted.length; i++) {
      seen += weights[clusterOf[i]];
      if (seen >= q * total - 1e-9) {
        return sorted[i];
      }
    }
    return sorted[sorted.length - 1];
  }
}
