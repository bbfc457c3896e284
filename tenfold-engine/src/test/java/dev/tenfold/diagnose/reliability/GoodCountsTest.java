package dev.tenfold.diagnose.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.diagnose.reliability.GoodRequests.Lack;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.route.Route;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.slo.Indicator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoodCountsTest {
  private static final Indicator AVAILABLE = new Indicator.Available("");
  private static final Indicator FAST = new Indicator.Fast("", 0.3);
  private static final double UNTIMED = -1;

  private final Aggregate aggregate = new Aggregate();

  @Test
  void a_request_without_a_duration_is_not_slow() {
    ask(200, 0.1);
    ask(200, 0.5);
    ask(404, 0.1);
    ask(200, UNTIMED);
    ask(503, UNTIMED);
    assertThat(counts(FAST)).isEqualTo(new Counts(2, 4, 1));
    assertThat(requests(FAST).lack()).isEqualTo(new Lack("no duration is logged", "log it"));
    assertThat(counts(AVAILABLE)).isEqualTo(new Counts(4, 5, 0));
    assertThat(requests(AVAILABLE).lack()).isNull();
  }

  @Test
  void failures_alone_do_not_tell_how_fast_a_log_without_durations_is() {
    ask(503, UNTIMED);
    assertThat(counts(FAST)).isEqualTo(new Counts(0, 1, 0));
    ask(200, UNTIMED);
    assertThat(counts(FAST)).isEqualTo(new Counts(0, 0, 2));
  }

  @Test
  void what_was_refused_given_up_or_failed_was_not_answered_in_time() {
    for (int status : List.of(429, 499, 503)) {
      ask(status, 0.1);
    }
    assertThat(counts(FAST)).isEqualTo(new Counts(0, 3, 0));
    assertThat(FAST.words()).isEqualTo("answered within 300 ms, and not with 429, 499 or 5xx");
  }

  @Test
  void a_request_without_a_status_may_have_failed() {
    ask(RequestLine.STATUS_NOT_LOGGED, 0.1);
    assertThat(counts(AVAILABLE)).isEqualTo(new Counts(0, 0, 1));
    assertThat(counts(FAST)).isEqualTo(new Counts(0, 0, 1));
    assertThat(requests(FAST).lack())
        .isEqualTo(new Lack("no status is logged", "log the status of the response"));
    ask(200, 0.1);
    ask(200, UNTIMED);
    ask(503, 0.1);
    assertThat(counts(AVAILABLE)).isEqualTo(new Counts(2, 3, 1));
    assertThat(counts(FAST)).isEqualTo(new Counts(1, 2, 2));
    assertThat(requests(FAST).lack())
        .isEqualTo(
            new Lack(
                "no status or no duration is logged", "log the status of the response; log it"));
  }

  private record Counts(long good, long total, long unjudged) {}

  private Counts counts(Indicator indicator) {
    List<Bucket> buckets = requests(indicator).buckets();
    assertThat(buckets).hasSize(1);
    Bucket bucket = buckets.getFirst();
    return new Counts(bucket.good(), bucket.total(), bucket.unjudged());
  }

  private GoodRequests requests(Indicator indicator) {
    List<Route> routes = List.of(new Route("shop", Method.GET, "/"));
    Material material = new Material(aggregate, routes, id -> id, List.of(), "log it", routes::get);
    return GoodCounts.of(Facts.objective(0.99, indicator), material);
  }

  private void ask(int status, double seconds) {
    DurationHistogram durations = new DurationHistogram();
    boolean timed = seconds >= 0;
    long nanos = Math.round(seconds * 1e9);
    if (timed) {
      durations.record(nanos);
    }
    aggregate.addCells(
        new CellBlock(
            1,
            new int[] {0},
            new short[] {(short) status},
            new int[] {(int) (Facts.BEGIN.getEpochSecond() / CellBlock.BUCKET_SECONDS)},
            new int[] {1},
            new long[] {1000},
            new int[] {timed ? 1 : 0},
            new long[] {durations.sumNanos()},
            new long[] {timed ? nanos : Long.MAX_VALUE},
            new long[] {timed ? nanos : -1},
            new long[] {0},
            new int[] {0, timed ? 1 : 0},
            new short[] {(short) (timed ? durations.slotOfRank(1) : 0)},
            new int[] {1}),
        0);
  }
}
