package dev.tenfold.diagnose.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteLoadTest {
  private static final long[][] COUNTS = {{10, 1, 5, 0}, {20, 1, 5, 2}};
  private static final double[][] SECONDS = {{1, 90, 5, 0}, {1, 9, 5, 2}};

  @Test
  void routes_beyond_the_largest_are_told_as_one() {
    RouteColumns columns = RouteColumns.of(load(SECONDS), 2, 1);
    assertThat(columns.names()).containsExactly("b", "c", "2 other routes");
    assertThat(columns.sums(COUNTS[1])).containsExactly(1, 5, 22);
    assertThat(columns.sums(SECONDS[1])).containsExactly(9, 5, 3);
    assertThat(RouteColumns.of(load(new double[0][]), 2, 1).names())
        .containsExactly("a", "c", "2 other routes");
  }

  @Test
  void a_route_of_hardly_any_requests_does_not_stand_alone() {
    assertThat(RouteColumns.of(load(SECONDS), 9, 3).names())
        .containsExactly("c", "a", "2 other routes");
    assertThat(RouteColumns.of(load(SECONDS), 9, 0).names()).containsExactly("b", "c", "a", "d");
  }

  @Test
  void buckets_out_of_order_are_a_mistake() {
    assertThatThrownBy(() ->
            new RouteLoad(10, List.of("a"), new long[] {20, 10}, new long[2][1], new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new RouteLoad(10, List.of("a"), new long[] {5}, new long[1][1], new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_busiest_steady_minute_is_not_the_burst() {
    long[] perBucket = new long[18];
    Arrays.fill(perBucket, 10);
    Arrays.fill(perBucket, 6, 12, 20);
    perBucket[17] = 500;
    Peak peak = Peak.of(one(0, perBucket));
    assertThat(peak.steady()).isTrue();
    assertThat(peak.at()).isEqualTo(Instant.ofEpochSecond(60));
    assertThat(peak.perSecond()).isEqualTo(2);
    assertThat(peak.busiest()).isEqualTo(550);
  }

  @Test
  void a_minute_that_is_not_known_whole_is_none() {
    assertThat(Peak.of(one(30, new long[] {10, 10, 10})).isKnown()).isFalse();
    assertThat(Peak.of(RouteLoad.none()).isKnown()).isFalse();
  }

  private static RouteLoad load(double[][] seconds) {
    return new RouteLoad(10, List.of("a", "b", "c", "d"), new long[] {0, 10}, COUNTS, seconds);
  }

  private static RouteLoad one(long first, long[] perBucket) {
    long[] starts = new long[perBucket.length];
    long[][] counts = new long[perBucket.length][];
    Arrays.setAll(starts, i -> first + 10L * i);
    Arrays.setAll(counts, i -> new long[] {perBucket[i]});
    return new RouteLoad(10, List.of("a"), starts, counts, new double[0][]);
  }
}
