package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.verdict.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonCountTest {
  /** Garwood (1936), as tabled in Pearson and Hartley, Biometrika Tables, volume 1, table 40. */
  @ParameterizedTest
  @CsvSource({
    "0,   0,       3.6889",
    "1,   0.0253,  5.5716",
    "10,  4.7954,  18.3904",
    "100, 81.3640, 121.6268"
  })
  void a_count_has_the_tabled_interval(long count, double low, double high) {
    Interval interval = PoissonCount.interval(count, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  /** The example of poisson.test in R, after Campbell and Machin: 11 in 800, 21 in 3,011. */
  @Test
  void two_counts_have_the_published_ratio() {
    Interval interval = PoissonCount.ratio(21, 3011, 11, 800, 0.95);
    assertThat(interval.low()).isCloseTo(0.8584264, within(1e-6));
    assertThat(interval.high()).isCloseTo(4.2772659, within(1e-6));
  }

  /** Of 13 throws of a coin, 378 of 8,192 have 3 heads or fewer: twice that is the first. */
  @ParameterizedTest
  @CsvSource({"3, 10, 0.09228515625", "12, 3, 0.03515625", "5, 0, 0.0625", "0, 6, 0.03125"})
  void equal_stretches_are_tested_with_a_fair_coin(long first, long second, double p) {
    assertThat(PoissonCount.pValue(first, 1, second, 1)).isCloseTo(p, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"5, 0", "6, 0", "0, 5", "0, 6", "12, 3", "10, 3", "40, 22", "40, 25", "900, 1000"})
  void the_interval_excludes_no_change_exactly_if_the_test_does(long first, long second) {
    boolean excluded = !PoissonCount.ratio(first, 2, second, 2, 0.95).contains(1);
    assertThat(excluded).isEqualTo(PoissonCount.pValue(first, 2, second, 2) < 0.05);
  }

  @Test
  void nothing_before_leaves_the_ratio_unbounded_and_nothing_at_all_has_none() {
    assertThat(PoissonCount.ratio(0, 1, 4, 1, 0.95).high()).isInfinite();
    assertThat(PoissonCount.pValue(0, 1, 0, 1)).isEqualTo(1);
    assertThatThrownBy(() -> PoissonCount.ratio(0, 1, 0, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Bortkiewicz's deaths by horse kick, 1898: 109, 65, 22, 3, 1 corps-years with 0 to 4. */
  @Test
  void horse_kicks_are_as_dispersed_as_chance() {
    long[] counts = new long[200];
    int at = 0;
    long[] years = {109, 65, 22, 3, 1};
    for (int deaths = 0; deaths < years.length; deaths++) {
      for (int i = 0; i < years[deaths]; i++) {
        counts[at++] = deaths;
      }
    }
    assertThat(PoissonCount.dispersion(counts)).isCloseTo(0.61095 / 0.61, within(0.001));
  }
}
