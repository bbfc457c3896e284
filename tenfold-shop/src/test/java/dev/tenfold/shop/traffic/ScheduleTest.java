package dev.tenfold.shop.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Day DAY = new Day(Duration.ofHours(24), Duration.ofMinutes(5));

  /** A rate that rises from 0 to 1000 a second gives 500 a second times the square of the time. */
  @Test
  void arrivals_follow_a_rate_that_rises_evenly() {
    Duration end = Duration.ofSeconds(100);
    long[] arrivals = Arrivals.nanos(part -> 1000 * part, 1000, end, new SplittableRandom(7));
    for (int tenth = 1; tenth <= 10; tenth++) {
      long until = end.toNanos() / 10 * tenth;
      double expected = 500 * tenth * tenth;
      assertThat((double) Arrays.stream(arrivals).filter(at -> at < until).count())
          .isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
    assertThat(arrivals).isSorted();
  }

  @Test
  void each_hour_of_a_day_has_as_many_visitors_as_its_shape_says() {
    SplittableRandom seeds = new SplittableRandom(3);
    DayShape shape = new DayShape(seeds.split());
    double perSecond = 200;
    long[] arrivals =
        Arrivals.nanos(
            part -> perSecond * shape.at(part), perSecond * shape.most(), DAY.run(), seeds.split());
    for (int hour = 0; hour < 24; hour++) {
      double from = hour / 24.0;
      double share = hour(shape, hour) / 24;
      double expected = perSecond * DAY.run().toSeconds() * share;
      long count =
          Arrays.stream(arrivals)
              .filter(at -> DAY.passed(at) >= from && DAY.passed(at) < from + 1.0 / 24)
              .count();
      assertThat((double) count).isCloseTo(expected, within(4 * Math.sqrt(expected) + 5));
    }
  }

  @Test
  void a_day_is_quiet_at_night_busy_at_noon_busier_in_the_evening_and_busiest_in_the_sale() {
    DayShape shape = new DayShape(new SplittableRandom(11));
    double noon = hour(shape, 12);
    double evening = hour(shape, 20);
    assertThat(hour(shape, 4)).isLessThan(noon / 2);
    assertThat(noon).isLessThan(evening);
    assertThat(shape.at(DayShape.SALE_BEGINS)).isGreaterThan(2 * hour(shape, 17));
    double[] seconds =
        IntStream.range(0, 86_400).mapToDouble(i -> shape.at(i / 86_400.0)).toArray();
    assertThat(Arrays.stream(seconds).max().orElseThrow()).isLessThanOrEqualTo(shape.most());
    assertThat(Arrays.stream(seconds).average().orElseThrow()).isCloseTo(1, within(0.01));
  }

  @Test
  void the_same_seed_gives_the_same_schedule_and_another_seed_another() {
    List<Arrival> one = Schedule.of(1, DAY, 20, Duration.ofSeconds(5));
    assertThat(Schedule.of(1, DAY, 20, Duration.ofSeconds(5))).isEqualTo(one);
    assertThat(Schedule.of(2, DAY, 20, Duration.ofSeconds(5))).isNotEqualTo(one);
  }

  @Test
  void health_is_checked_every_five_seconds_of_the_day() {
    List<Arrival> all = Schedule.of(1, DAY, 20, Duration.ofSeconds(5));
    assertThat(all.stream().filter(arrival -> arrival.role() == Role.HEALTH_CHECK))
        .hasSize(24 * 3600 / 5);
  }

  @Test
  void nine_in_ten_visitors_are_people() {
    List<Arrival> all = Schedule.of(5, DAY, 100, Duration.ofHours(24));
    long people = all.stream().filter(arrival -> arrival.role() == Role.SHOPPER).count();
    assertThat((double) people / all.size()).isCloseTo(0.9, within(0.01));
  }

  private static double hour(DayShape shape, int hour) {
    return IntStream.range(0, 1000)
        .mapToDouble(i -> shape.at((hour + (i + 0.5) / 1000) / 24))
        .average()
        .orElseThrow();
  }
}
