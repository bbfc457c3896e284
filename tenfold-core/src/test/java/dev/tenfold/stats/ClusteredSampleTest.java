package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.verdict.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteredSampleTest {
  @Test
  void quantiles_are_values_of_the_sample() {
    ClusteredSample sample = alone(5, 1, 4, 2, 3);
    assertThat(sample.quantile(0.5)).isEqualTo(3);
    assertThat(sample.quantile(0.75)).isEqualTo(4);
    assertThat(sample.quantile(0.9)).isEqualTo(5);
    assertThat(alone(1, 2, 3, 4).quantile(0.5)).isEqualTo(2);
  }

  @Test
  void few_clusters_have_no_interval_however_many_values_they_hold() {
    double[] values = IntStream.range(0, 500).mapToDouble(i -> i).toArray();
    int[] clusters = IntStream.range(0, 500).map(i -> i % 5).toArray();
    assertThat(new ClusteredSample(values, clusters).interval(0.5, 0.95, 1)).isEmpty();
    assertThat(alone(1, 2, 3, 4, 5, 6).interval(0.5, 0.95, 1)).isPresent();
    assertThat(alone(1, 2, 3, 4, 5, 6).interval(0.9, 0.95, 1)).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_interval() {
    ClusteredSample sample = alone(3, 1, 4, 1, 5, 9, 2, 6, 5, 3);
    assertThat(sample.interval(0.5, 0.95, 7)).isEqualTo(sample.interval(0.5, 0.95, 7));
  }

  /** Values that repeat within clusters tell no more than one of each would. */
  @Test
  void repeated_values_do_not_narrow_the_interval() {
    double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> ten[i % 10]).toArray();
    int[] clusters = IntStream.range(0, 1000).map(i -> i % 10).toArray();
    Interval many = new ClusteredSample(values, clusters).interval(0.5, 0.95, 3).orElseThrow();
    Interval few = alone(ten).interval(0.5, 0.95, 3).orElseThrow();
    assertThat(many).isEqualTo(few);
    assertThat(many.high() - many.low()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void the_interval_holds_the_median_about_as_often_as_it_says() {
    SplittableRandom random = new SplittableRandom(11);
    int held = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] values = new double[200];
      int[] clusters = new int[200];
      for (int i = 0; i < 200; i++) {
        clusters[i] = i / 8;
      }
      double[] shift = random.doubles(25, -1, 1).toArray();
      Arrays.setAll(values, i -> shift[clusters[i]] + random.nextDouble(-0.5, 0.5));
      if (new ClusteredSample(values, clusters)
          .interval(0.5, 0.95, trial)
          .orElseThrow()
          .contains(0)) {
        held++;
      }
    }
    assertThat(held).isBetween(264, 300);
  }

  private static ClusteredSample alone(double... values) {
    return new ClusteredSample(values, IntStream.range(0, values.length).toArray());
  }
}
