package dev.tenfold.diagnose.reliability;

import dev.tenfold.slo.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The requests that an objective is about, of which the good ones are those its indicator says.
 *
 * @param objective what must be good
 * @param width how long a bucket is
 * @param buckets in any order, none twice, with gaps where no request came; none at all where no
 *     requests of the objective's service and route were read
 * @param how which requests these are, and how the good ones were told, a clause
 */
public record GoodRequests(Objective objective, Duration width, List<Bucket> buckets, String how) {
  public GoodRequests {
    buckets = buckets.stream().sorted(Comparator.comparing(Bucket::from)).toList();
    if (width.isZero() || width.isNegative()) {
      throw new IllegalArgumentException("buckets of " + width);
    }
  }

  /**
   * Requests that began in a stretch of time.
   *
   * @param from its first instant
   * @param good how many were good
   * @param total how many count at all
   */
  public record Bucket(Instant from, long good, long total) {
    public Bucket {
      if (good < 0 || good > total) {
        throw new IllegalArgumentException(good + " good of " + total);
      }
    }

    public long bad() {
      return total - good;
    }
  }
}
