package dev.tenfold.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests in each ten seconds, exact, to find the busiest. */
public final class TenSecondCounts {
  /** Days with requests up to which every ten seconds are kept. */
  public static final int DAYS = 1024;

  private static final int A_DAY = 86_400 / CellBlock.BUCKET_SECONDS;

  private LongIndex index = new LongIndex();
  private List<int[]> days = new ArrayList<>();
  private boolean tooLong;

  /**
   * A stretch of time and its requests.
   *
   * @param bucket the bucket it starts with
   * @param buckets its length
   * @param requests requests that began in it
   */
  public record Peak(long bucket, int buckets, long requests) {}

  void add(CellBlock cells) {
    for (int i = 0; i < cells.size() && !tooLong; i++) {
      int bucket = cells.bucket()[i];
      int[] day = day(Math.floorDiv(bucket, A_DAY));
      day[Math.floorMod(bucket, A_DAY)] += cells.count()[i];
      forgetWhenTooLong();
    }
  }

  void merge(TenSecondCounts other) {
    tooLong |= other.tooLong;
    for (int d = 0; d < other.days.size() && !tooLong; d++) {
      int[] day = day(other.index.key(d));
      for (int i = 0; i < A_DAY; i++) {
        day[i] += other.days.get(d)[i];
      }
    }
    forgetWhenTooLong();
  }

  /**
   * Returns the busiest stretch, the first of equal ones; empty for more than {@link #DAYS} days.
   *
   * @param buckets length of the stretches, which start at whole multiples of it in the day
   * @param from first bucket to look at
   * @param to the bucket after the last
   */
  public Optional<Peak> busiest(int buckets, long from, long to) {
    Peak busiest = null;
    for (int d = 0; d < days.size(); d++) {
      for (int start = 0; start < A_DAY; start += buckets) {
        long bucket = index.key(d) * A_DAY + start;
        long requests = requests(d, bucket, Math.min(start + buckets, A_DAY) - start, from, to);
        if (requests > 0
            && (busiest == null
                || requests > busiest.requests
                || requests == busiest.requests && bucket < busiest.bucket)) {
          busiest = new Peak(bucket, buckets, requests);
        }
      }
    }
    return Optional.ofNullable(busiest);
  }

  /**
   * Returns in how many stretches there are requests; 0 for more than {@link #DAYS} days.
   *
   * @param buckets length of the stretches, which start at whole multiples of it in the day
   * @param from first bucket to look at
   * @param to the bucket after the last
   */
  public long busy(int buckets, long from, long to) {
    long busy = 0;
    for (int d = 0; d < days.size(); d++) {
      for (int start = 0; start < A_DAY; start += buckets) {
        long bucket = index.key(d) * A_DAY + start;
        int length = Math.min(start + buckets, A_DAY) - start;
        busy += requests(d, bucket, length, from, to) > 0 ? 1 : 0;
      }
    }
    return busy;
  }

  private long requests(int d, long bucket, int length, long from, long to) {
    int[] day = days.get(d);
    long midnight = index.key(d) * A_DAY;
    long requests = 0;
    for (long b = Math.max(bucket, from); b < Math.min(bucket + length, to); b++) {
      requests += day[(int) (b - midnight)];
    }
    return requests;
  }

  private int[] day(long number) {
    int day = index.of(number);
    if (day == days.size()) {
      days.add(new int[A_DAY]);
    }
    return days.get(day);
  }

  private void forgetWhenTooLong() {
    if (tooLong || days.size() > DAYS) {
      tooLong = true;
      index = new LongIndex();
      days = new ArrayList<>();
    }
  }
}
