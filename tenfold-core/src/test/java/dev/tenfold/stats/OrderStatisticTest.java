package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.sketch.DurationHistogram;
import dev.tenfold.stats.OrderStatistic.Ranks;
import dev.tenfold.verdict.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticTest {
  /** Hahn and Meeker (1991), table A.15, and Le Boudec, Performance Evaluation, appendix A. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 6, 1, 6",
    "0.5, 10, 2, 9",
    "0.5, 20, 6, 15",
    "0.5, 30, 10, 21",
    "0.5, 100, 40, 61"
  })
  void ranks_are_the_tabled_ones(double q, long n, long low, long high) {
    assertThat(new OrderStatistic(q, 0.95).ranks(n)).contains(new Ranks(low, high));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 6", "0.95, 72", "0.99, 368", "0.999, 3688"})
  void fewer_values_than_the_smallest_sample_have_no_interval(double q, long smallest) {
    OrderStatistic quantile = new OrderStatistic(q, 0.95);
    assertThat(quantile.smallestSample()).isEqualTo(smallest);
    assertThat(quantile.ranks(smallest - 1)).isEmpty();
    assertThat(quantile.ranks(smallest)).isPresent();
    assertThat(quantile.ranks(smallest).orElseThrow().high()).isEqualTo(smallest);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 50", "0.95, 72", "0.95, 500", "0.99, 368", "0.99, 1200"})
  void each_tail_is_at_most_a_half_of_the_rest_and_no_tighter_ranks_are(String q, int n) {
    Ranks ranks = new OrderStatistic(Double.parseDouble(q), 0.95).ranks(n).orElseThrow();
    BigDecimal p = new BigDecimal(q);
    assertThat(atMost(n, p, ranks.low() - 1)).isLessThanOrEqualTo(0.025);
    assertThat(atMost(n, p, ranks.low())).isGreaterThan(0.025);
    assertThat(atMost(n, p, ranks.high() - 1)).isGreaterThanOrEqualTo(0.975);
    assertThat(atMost(n, p, ranks.high() - 2)).isLessThan(0.975);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4000000", "0.95, 21052000", "0.99, 101000000", "0.999, 1001000000"})
  void summing_and_expanding_agree_where_they_meet(double p, long n) {
    double variance = n * p * (1 - p);
    assertThat(variance).isCloseTo(Binomial.SUMMED_VARIANCE, within(2000.0));
    for (double probability : new double[] {0.005, 0.025, 0.5, 0.975, 0.995}) {
      long below = (long) (n * (Binomial.SUMMED_VARIANCE - 1) / variance);
      long above = (long) (n * (Binomial.SUMMED_VARIANCE + 1) / variance) + 1;
      double summed = new Binomial(below, p).quantile(probability) - below * p;
      double expanded = new Binomial(above, p).quantile(probability) - above * p;
      assertThat(expanded).isCloseTo(summed, within(1.5));
    }
  }

  @Test
  void the_interval_holds_the_true_quantile_at_least_as_often_as_it_says() {
    Random random = new Random(20260312);
    int held = 0;
    int runs = 2000;
    double truth = -Math.log(0.05) * 0.1;
    for (int run = 0; run < runs; run++) {
      DurationHistogram histogram = new DurationHistogram();
      for (int i = 0; i < 200; i++) {
        histogram.record((long) (-Math.log(1 - random.nextDouble()) * 0.1e9));
      }
      Interval interval = OrderStatistic.P95.seconds(histogram).orElseThrow();
      held += interval.contains(truth) ? 1 : 0;
    }
    assertThat(held / (double) runs).isBetween(0.95, 0.995);
  }

  @Test
  void the_interval_of_equal_durations_is_that_duration() {
    DurationHistogram histogram = new DurationHistogram();
    for (int i = 0; i < 10; i++) {
      histogram.record(20_000_000);
    }
    assertThat(OrderStatistic.P50.seconds(histogram))
        .contains(new Interval(0.02, 0.02, 0.95, "order statistic"));
  }

  private static double atMost(int n, BigDecimal p, long k) {
    BigDecimal sum = BigDecimal.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int i = 0; i <= k; i++) {
      BigDecimal term =
          new BigDecimal(choose)
              .multiply(p.pow(i, MathContext.DECIMAL128))
              .multiply(BigDecimal.ONE.subtract(p).pow(n - i, MathContext.DECIMAL128));
      sum = sum.add(term, MathContext.DECIMAL128);
      choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return sum.doubleValue();
  }
}
