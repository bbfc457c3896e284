package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.testing.Seeded;
import dev.tenfold.verdict.Interval;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {
  @Test
  void the_same_seed_gives_the_same_draws() {
    assertThat(new StationaryBootstrap(50, 4, 7).counts())
        .isEqualTo(new StationaryBootstrap(50, 4, 7).counts());
  }

  @Seeded
  void a_draw_is_as_long_as_the_series(RandomGenerator random) {
    int n = random.nextInt(1, 300);
    StationaryBootstrap draws =
        new StationaryBootstrap(n, random.nextDouble(1, 40), random.nextLong());
    assertThat(Arrays.stream(draws.counts()).sum()).isEqualTo(n);
  }

  /** Politis and White (2004), equation 9 with G and g(0) of an autoregression of order 1. */
  @Test
  void blocks_grow_with_dependence_and_with_the_cube_root_of_the_length() {
    assertThat(StationaryBootstrap.blockLength(0, 1000)).isEqualTo(1);
    assertThat(StationaryBootstrap.blockLength(-0.5, 1000)).isEqualTo(1);
    assertThat(StationaryBootstrap.blockLength(0.5, 1000))
        .isCloseTo(10 * Math.pow(4 / 3.0, 2 / 3.0), within(1e-9));
  }

  /** The mean of 400 values with ρ = 0.7 has a standard error of about 1/(1−ρ)/√400 = 0.167. */
  @Seeded(cases = 3)
  void an_interval_covers_the_mean_of_a_dependent_series(RandomGenerator random) {
    int covered = 0;
    int cases = 100;
    double width = 0;
    for (int i = 0; i < cases; i++) {
      double[] series = new double[400];
      double value = random.nextGaussian() / Math.sqrt(1 - 0.49);
      for (int t = 0; t < series.length; t++) {
        value = 0.7 * value + random.nextGaussian();
        series[t] = value;
      }
      Interval interval =
          StationaryBootstrap.interval(
              series, all -> Arrays.stream(all).average().orElseThrow(), 0.95, i);
      covered += interval.contains(0) ? 1 : 0;
      width += (interval.high() - interval.low()) / cases;
    }
    assertThat(covered).isBetween(82, 100);
    assertThat(width).isBetween(0.45, 0.75);
  }

  @Test
  void a_statistic_is_given_each_draw_in_ascending_order() {
    double[] series = {4, 1, 3, 9, 2, 8, 5, 7, 6, 0};
    StationaryBootstrap.interval(
        series,
        drawn -> {
          assertThat(drawn).hasSize(series.length).isSorted().containsAnyOf(series);
          return drawn[0];
        },
        0.95,
        1);
  }
}
