package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableTest {
  /** Summed with scipy 1.17 over all pairs of counts. */
  @ParameterizedTest
  @CsvSource({
    "12, 0.7, 0.083",
    "12, 0.5, 0.219",
    "12, 0.3, 0.489",
    "48, 0.7, 0.317",
    "48, 0.5, 0.785",
    "48, 0.3, 0.991"
  })
  void a_fall_is_found_as_often_as_summing_says(double expected, double factor, double power) {
    assertThat(Detectable.power(expected, factor, 1)).isCloseTo(power, within(0.0006));
  }

  @ParameterizedTest
  @CsvSource({
    "12,  1, 0.1276, 2.5748",
    "48,  1, 0.4923, 1.6776",
    "100, 1, 0.6339, 1.4465",
    "20,  2, 0.3581, 1.9671"
  })
  void the_detectable_change_of_a_count_is_where_power_is_80_percent(
      double expected, double length, double fall, double rise) {
    assertThat(Detectable.fall(expected, length)).isCloseTo(fall, within(0.001));
    assertThat(Detectable.rise(expected, length)).isCloseTo(rise, within(0.003));
  }

  @Test
  void few_incidents_cannot_even_fall_to_none_visibly() {
    assertThat(Detectable.fall(6, 1)).isZero();
    assertThat(Detectable.fall(0, 1)).isZero();
  }

  @Test
  void summing_and_the_normal_approximation_agree_where_they_meet() {
    assertThat(Detectable.fall(2120, 1)).isCloseTo(Detectable.fall(2070, 1), within(0.003));
  }

  /** 199 in each group find 10 against 20 %, the textbook example at 5 % and a power of 80 %. */
  @Test
  void the_detectable_change_of_a_ratio_is_the_textbook_one() {
    assertThat(Detectable.ratioFall(0.2, 199, 199)).isCloseTo(0.1, within(0.0005));
    assertThat(Detectable.ratioFall(0.2, 5, 5)).isNaN();
  }

  @Test
  void the_normal_distribution_and_its_quantile_are_inverse() {
    for (double p : new double[] {1e-9, 0.001, 0.025, 0.5, 0.8, 0.975, 0.999999}) {
      assertThat(Normal.cumulative(Normal.quantile(p)) / p).isCloseTo(1, within(1e-7));
    }
  }
}
