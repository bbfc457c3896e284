package dev.tenfold.rollup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.rollup.Requests.Request;
import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.sketch.HeavyHitters.Heaviest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {
  private static final int START = 1_773_273_600; // 2026-03-12T00:00:00Z, a Thursday

  @ParameterizedTest
  @ValueSource(ints = {600, 86_400, 40 * 86_400})
  void parts_in_any_order_and_any_split_come_to_the_whole(int seconds) {
    Random random = new Random(seconds);
    List<Request> requests = random(random, 6000, seconds);
    Aggregate whole = new Aggregate();
    whole.add(Requests.chunk(requests, new long[] {1, 2}, new int[] {3, 5}));
    Aggregate parts = new Aggregate();
    Aggregate worker = new Aggregate();
    Collections.shuffle(requests, random);
    for (int i = 0; i < requests.size(); i += 500) {
      Aggregate to = random.nextBoolean() ? parts : worker;
      List<Request> part = requests.subList(i, i + 500);
      boolean last = i + 500 == requests.size();
      long[] clients = last ? new long[] {1, 2} : new long[0];
      to.add(Requests.chunk(part, clients, last ? new int[] {3, 5} : new int[0]));
    }
    parts.merge(worker);
    assertSame(parts, whole);
  }

  @Test
  void time_is_kept_in_at_most_4096_columns_whose_sum_is_everything() {
    Aggregate aggregate = new Aggregate();
    List<Request> requests = random(new Random(7), 20_000, 400 * 86_400);
    aggregate.addCells(Requests.cells(requests), 0);
    assertThat(aggregate.series().columns()).hasSizeLessThanOrEqualTo(TimeSeries.COLUMNS);
    assertThat(aggregate.series().widthBuckets() * 10).isEqualTo(3 * 3600);
    assertThat(aggregate.series().columns().values().stream().mapToLong(Slice::requests).sum())
        .isEqualTo(20_000);
    assertThat(aggregate.routeSeries().widthBuckets() * 10).isEqualTo(7 * 86_400);
  }

  @Test
  void the_busiest_minute_is_a_minute_of_the_clock() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      requests.add(new Request(1, 200, START + 59 + 2 * i, 1, 0, i));
    }
    Aggregate aggregate = new Aggregate();
    aggregate.addCells(Requests.cells(requests), 0);
    assertThat(aggregate.tenSeconds().busiest(6, Long.MIN_VALUE, Long.MAX_VALUE))
        .contains(new TenSecondCounts.Peak((START + 60) / 10, 6, 6));
    assertThat(aggregate.tenSeconds().busiest(1, Long.MIN_VALUE, Long.MAX_VALUE))
        .contains(new TenSecondCounts.Peak((START + 60) / 10, 1, 5));
  }

  @Test
  void hours_are_counted_by_the_day_of_the_week() {
    Aggregate aggregate = new Aggregate();
    aggregate.addCells(Requests.cells(List.of(new Request(1, 200, START + 5 * 3600, 1, 0, 0))), 0);
    assertThat(aggregate.hourOfWeek(3, 5).requests()).isEqualTo(1);
  }

  @Test
  void routes_fold_into_one() {
    Aggregate aggregate = new Aggregate();
    aggregate.addCells(
        Requests.cells(
            List.of(
                new Request(1, 200, START, 2_000_000, 10, 0),
                new Request(2, 200, START + 30, 5_000_000, 20, 100),
                new Request(2, 503, START + 60, 9_000_000, 40, 200))),
        4);
    RouteTotal folded = requireNonNull(aggregate.routes(any -> 9).get(9));
    assertThat(folded.all().bytes()).isEqualTo(70);
    assertThat(folded.requests(200)).isEqualTo(2);
    assertThat(folded.all().answered().maxNanos()).isEqualTo(5_000_000);
    assertThat(folded.slowest()).extracting(Sighting::offset).containsExactly(200L, 100L, 0L);
    assertThat(folded.failing()).extracting(Sighting::status).containsExactly(503);
    long day = START / 10;
    Map<Integer, RouteSeries.Part> minute = aggregate.routeSeries().between(any -> 9, day, day + 6);
    assertThat(minute.values()).extracting(RouteSeries.Part::requests).containsExactly(2L);
  }

  @Test
  void few_clients_are_counted_exactly_and_many_within_the_error() {
    Aggregate aggregate = new Aggregate();
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      aggregate.addClients(new long[] {random.nextLong(), 0}, new int[] {1, 2});
    }
    assertThat(aggregate.clients().isExact()).isTrue();
    assertThat(aggregate.clients().estimate()).isEqualTo(10_001);
    assertThat(aggregate.heavyClients().heaviest()).isEqualTo(new Heaviest(20_000, 20_000));
    for (int i = 0; i < 190_000; i++) {
      aggregate.addClients(new long[] {random.nextLong()}, new int[] {1});
    }
    assertThat(aggregate.clients().isExact()).isFalse();
    assertThat(aggregate.clients().estimate()).isBetween(200_001 * 0.95, 200_001 * 1.05);
    assertThat(aggregate.heavyClients().heaviest().low()).isLessThanOrEqualTo(20_000);
    assertThat(aggregate.heavyClients().heaviest().high()).isBetween(20_000L, 20_100L);
  }

  private static List<Request> random(Random random, int n, int seconds) {
    List<Request> requests = new ArrayList<>();
    int[] statuses = {200, 200, 200, 304, 404, 429, 499, 503};
    for (int i = 0; i < n; i++) {
      requests.add(
          new Request(
              random.nextInt(40),
              statuses[random.nextInt(statuses.length)],
              START + random.nextInt(seconds),
              (long) Math.exp(10 + 10 * random.nextDouble()) - (random.nextInt(50) == 0 ? 1 : 0),
              random.nextInt(5000),
              i * 200L));
    }
    return requests;
  }

  private static void assertSame(Aggregate a, Aggregate b) {
    IntUnaryOperator fold = route -> route / 2;
    assertThat(a.requests()).isEqualTo(b.requests());
    assertThat(a.firstBucket()).isEqualTo(b.firstBucket());
    assertThat(a.lastBucket()).isEqualTo(b.lastBucket());
    assertThat(a.series().widthBuckets()).isEqualTo(b.series().widthBuckets());
    Map<Long, Slice> columns = b.series().columns();
    assertThat(a.series().columns().keySet()).isEqualTo(b.series().columns().keySet());
    a.series().columns().forEach((at, s) -> assertSame(s, requireNonNull(columns.get(at))));
    Map<Integer, RouteTotal> totals = b.routes(fold);
    assertThat(a.routes(fold).keySet()).isEqualTo(b.routes(fold).keySet());
    a.routes(fold)
        .forEach((route, total) -> {
          RouteTotal other = requireNonNull(totals.get(route));
          assertSame(total.all(), other.all());
          assertThat(total.byStatus().keySet()).isEqualTo(other.byStatus().keySet());
          assertThat(total.slowest()).isEqualTo(other.slowest());
          assertThat(total.failing()).isEqualTo(other.failing());
        });
    for (int hour = 0; hour < 168; hour++) {
      assertSame(a.hourOfWeek(hour / 24, hour % 24), b.hourOfWeek(hour / 24, hour % 24));
    }
    assertThat(a.tenSeconds().busiest(1, Long.MIN_VALUE, Long.MAX_VALUE))
        .isEqualTo(b.tenSeconds().busiest(1, Long.MIN_VALUE, Long.MAX_VALUE));
    assertThat(a.routeSeries().widthBuckets()).isEqualTo(b.routeSeries().widthBuckets());
    Map<Integer, RouteSeries.Part> parts = b.routeSeries().between(fold, 0, Integer.MAX_VALUE);
    a.routeSeries()
        .between(fold, 0, Integer.MAX_VALUE)
        .forEach((route, part) -> {
          RouteSeries.Part other = requireNonNull(parts.get(route));
          assertThat(part.requests()).isEqualTo(other.requests());
          assertThat(part.serverErrors()).isEqualTo(other.serverErrors());
          assertThat(part.answered()).isEqualTo(other.answered());
        });
    assertThat(a.clients().estimate()).isEqualTo(b.clients().estimate());
    assertThat(a.heavyClients().heaviest()).isEqualTo(b.heavyClients().heaviest());
    assertThat(used(a)).isEqualTo(used(b));
  }

  private static void assertSame(Slice a, Slice b) {
    for (int family = 0; family < Statuses.FAMILIES; family++) {
      assertThat(a.requests(family)).isEqualTo(b.requests(family));
    }
    assertThat(a.bytes()).isEqualTo(b.bytes());
    DurationHistogram answered = a.answered();
    assertThat(answered).isEqualTo(b.answered());
    assertThat(a.others()).isEqualTo(b.others());
  }

  private static long used(Aggregate aggregate) {
    return aggregate.tallies().values().stream().mapToLong(tally -> tally.used).sum();
  }
}
