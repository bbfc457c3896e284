package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.stats.KaplanMeier.Lasting;
import dev.tenfold.stats.KaplanMeier.Median;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Weeks of remission of leukaemia: Freireich et al., Blood 21 (1963), as in Klein and Moeschberger
 * (2003), table 1.1, with the estimates of table 4.1A. Negative: not ended.
 */
class KaplanMeierTest {
  private static final KaplanMeier TREATED =
      of(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);

  private static final KaplanMeier PLACEBO =
      of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

  @ParameterizedTest
  @CsvSource({
    "5.9, 1",
    "6,  0.857",
    "7,  0.807",
    "10, 0.753",
    "13, 0.690",
    "16, 0.627",
    "22, 0.538",
    "23, 0.448",
    "99, 0.448"
  })
  void the_part_that_lasts_is_the_tabled_one(double weeks, double part) {
    assertThat(TREATED.lastingBeyond(weeks)).isCloseTo(part, within(0.0006));
  }

  @Test
  void the_median_has_the_published_interval() {
    assertThat(TREATED.median(0.95)).isEqualTo(new Median(23, 13, Double.POSITIVE_INFINITY));
    assertThat(PLACEBO.median(0.95)).isEqualTo(new Median(8, 4, 11));
  }

  @Test
  void without_open_ones_the_median_is_the_ordinary_one() {
    assertThat(of(1, 2, 3, 4).median(0.95).value()).isEqualTo(2.5);
    assertThat(of(5, 1, 3).median(0.95).value()).isEqualTo(3);
  }

  @Test
  void where_most_have_not_ended_there_is_no_median() {
    Median median = of(1, -2, -3, -4, -5).median(0.95);
    assertThat(median.value()).isInfinite();
    assertThat(median.high()).isInfinite();
    assertThat(new KaplanMeier(List.of()).median(0.95).value()).isInfinite();
  }

  private static KaplanMeier of(double... weeks) {
    return new KaplanMeier(
        Arrays.stream(weeks).mapToObj(w -> new Lasting(Math.abs(w), w > 0)).toList());
  }
}
