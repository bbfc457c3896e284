package dev.tenfold.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LittlesLawTest {
  /** Little (2011), section 1: 2 bottles laid down a year for 10 years each fill 20 places. */
  @Test
  void a_rate_times_a_time_is_a_number() {
    double year = 365.25 * 86_400;
    double ratePerYear = 2;
    double sum = ratePerYear * 5 * (10 * year);
    assertThat(LittlesLaw.concurrency(sum, 5 * year)).isCloseTo(20, within(1e-9));
  }

  @Test
  void requests_that_cross_the_ends_matter_little_in_a_long_window() {
    assertThat(LittlesLaw.edgeError(20, 60, 3600)).isCloseTo(20 / 60.0, within(1e-12));
    assertThat(LittlesLaw.edgeError(20, 7200, 3600)).isEqualTo(20);
  }
}
