package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.verdict.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioIntervalTest {
  /**
   * Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0,  20,  0,      0.1611",
    "1,  29,  0.0061, 0.1718"
  })
  void wilson_gives_the_published_intervals(long x, long n, double low, double high) {
    Interval interval = Wilson.interval(x, n, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  /** Newcombe, Interval estimation for the difference (1998), table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80,  0.0524, 0.3339",
    "9,  10, 3,  10,  0.1705, 0.8090",
    "6,  7,  2,  7,   0.0582, 0.8062",
    "5,  56, 0,  29, -0.0381, 0.1926",
    "0,  10, 0,  20, -0.1611, 0.2775",
    "0,  10, 0,  10, -0.2775, 0.2775",
    "10, 10, 0,  20,  0.6791, 1.0000",
    "10, 10, 0,  10,  0.6075, 1.0000"
  })
  void the_difference_of_two_ratios_has_the_published_interval(
      long x1, long n1, long x2, long n2, double low, double high) {
    Interval interval = Difference.ofRatios(x1, n1, x2, n2, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void a_factor_and_its_inverse_have_inverse_intervals() {
    Interval before = new Interval(0.9, 1.2, 0.95, "any");
    Interval after = new Interval(1.8, 2.3, 0.95, "any");
    Interval up = Difference.factor(2, after, 1, before);
    Interval down = Difference.factor(1, before, 2, after);
    assertThat(up.low()).isBetween(1.6, 2.0);
    assertThat(up.high()).isBetween(2.0, 2.4);
    assertThat(down.low()).isCloseTo(1 / up.high(), within(1e-12));
    assertThat(down.high()).isCloseTo(1 / up.low(), within(1e-12));
  }

  @Test
  void there_is_no_interval_for_nothing() {
    assertThatThrownBy(() -> Wilson.interval(0, 0, 0.95)).hasMessage("0 of 0");
    assertThatThrownBy(() -> Wilson.interval(3, 2, 0.95)).hasMessage("3 of 2");
  }
}
