package dev.tenfold.diagnose.reliability;

import dev.tenfold.slo.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an objective is about, of which the good ones are those its indicator says.
 *
 * @param objective what must be good
 * @param width how long a bucket is
 * @param buckets in any order, none twice, with gaps where no request came; none at all where no
 *     requests of the objective's service and route were read
 * @param how which requests these are, a clause
 * @param lack what the log would have to tell of those that cannot be judged; null where all can
 */
public record GoodRequests(
    Objective objective, Duration width, List<Bucket> buckets, String how, @Nullable Lack lack) {
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
   * @param total how many can be judged
   * @param unjudged how many cannot, which are not in {@code total}
   */
  public record Bucket(Instant from, long good, long total, long unjudged) {
    public Bucket {
      if (good < 0 || good > total || unjudged < 0) {
        throw new IllegalArgumentException(
            good + " good of " + total + ", beside " + unjudged + " unjudged");
      }
    }

    public long bad() {
      return total - good;
    }
  }

  /**
   * Why requests cannot be judged.
   *
   * @param why a clause: {@code no duration is logged}
   * @param fix how to have it logged
   */
  public record Lack(String why, String fix) {}
}
