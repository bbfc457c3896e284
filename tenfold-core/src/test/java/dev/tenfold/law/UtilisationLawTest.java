package dev.tenfold.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.testing.Seeded;
import dev.tenfold.verdict.Interval;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UtilisationLawTest {
  private static final double[] DEMANDS = {0.004, 0.020, 0.1};
  private static final double BACKGROUND = 0.15;

  @Test
  void demands_without_noise_are_found_exactly() {
    double[][] rates = rates(new SplittableRandom(1), 200);
    ServiceDemand demand = UtilisationLaw.fit(rates, used(rates), 1);
    assertThat(demand.seconds()).containsExactly(DEMANDS, within(1e-7));
    assertThat(demand.background()).isCloseTo(BACKGROUND, within(1e-6));
    assertThat(demand.groups()).containsExactly(0, 1, 2);
    assertThat(demand.quality().determination()).isCloseTo(1, within(1e-9));
    double[] now = {40, 10, 1};
    assertThat(demand.work(now)).isCloseTo(0.46, within(1e-6));
    assertThat(demand.factorTo(2, now)).isCloseTo(1.85 / 0.46, within(1e-4));
  }

  @Seeded(cases = 3)
  void intervals_cover_the_demands_and_the_capacity(RandomGenerator random) {
    int[] covered = new int[5];
    int cases = 60;
    double[] now = {40, 10, 1};
    for (int i = 0; i < cases; i++) {
      double[][] rates = rates(random, 240);
      double[] used = used(rates);
      for (int row = 0; row < used.length; row++) {
        used[row] *= 1 + 0.05 * random.nextGaussian();
      }
      ServiceDemand demand = UtilisationLaw.fit(rates, used, i);
      for (int route = 0; route < 3; route++) {
        covered[route] += demand.seconds(route, 0.95).contains(DEMANDS[route]) ? 1 : 0;
      }
      Interval factor = demand.factorTo(2, now, 0.95);
      covered[3] += factor.contains(1.85 / 0.46) ? 1 : 0;
      covered[4] += factor.high() / factor.low() < 1.1 ? 1 : 0;
    }
    for (int count : covered) {
      assertThat(count).isGreaterThanOrEqualTo((int) (0.82 * cases));
    }
  }

  @Seeded(cases = 5)
  void routes_that_move_together_are_told_as_a_group(RandomGenerator random) {
    double[][] rates = rates(random, 240);
    for (double[] row : rates) {
      row[1] = row[0] * 0.5 * (1 + 0.001 * random.nextGaussian());
    }
    double[] used = used(rates);
    for (int row = 0; row < used.length; row++) {
      used[row] *= 1 + 0.02 * random.nextGaussian();
    }
    ServiceDemand demand = UtilisationLaw.fit(rates, used, 3);
    assertThat(demand.groups()).containsExactly(0, 0, 2);
    assertThat(demand.group(1)).containsExactly(0, 1);
    double ofTheMix = (0.004 + 0.5 * 0.020) / 1.5;
    assertThat(demand.seconds()[0]).isCloseTo(ofTheMix, within(0.1 * ofTheMix));
    assertThat(demand.seconds()[1]).isEqualTo(demand.seconds()[0]);
    assertThat(demand.seconds()[2]).isCloseTo(0.1, within(0.02));
    assertThat(demand.quality().conditionNumber()).isLessThan(30);
  }

  @Test
  void a_load_that_never_changes_cannot_be_told_from_the_background() {
    var random = new SplittableRandom(2);
    double[][] rates = rates(random, 100);
    for (double[] row : rates) {
      row[0] = 40 + 0.01 * random.nextGaussian();
    }
    double[] used = used(rates);
    for (int row = 0; row < used.length; row++) {
      used[row] *= 1 + 0.01 * random.nextGaussian();
    }
    ServiceDemand demand = UtilisationLaw.fit(rates, used, 1);
    assertThat(demand.likeBackground()).containsExactly(0);
    assertThat(demand.quality().conditionNumber()).isGreaterThan(30);
  }

  @Test
  void use_that_grows_faster_than_load_shows_at_the_peak() {
    double[][] rates = rates(new SplittableRandom(3), 300);
    double[] used = used(rates);
    for (int row = 0; row < used.length; row++) {
      used[row] = used[row] * used[row];
    }
    assertThat(UtilisationLaw.fit(rates, used, 1).quality().peakExcess()).isGreaterThan(0.05);
  }

  private static double[][] rates(RandomGenerator random, int rows) {
    double[][] rates = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double load = 1 + 0.6 * Math.sin(row / 30.0);
      rates[row] =
          new double[] {
            40 * load * random.nextDouble(0.7, 1.3),
            10 * load * random.nextDouble(0.6, 1.4),
            load * random.nextDouble(0, 2)
          };
    }
    return rates;
  }

  private static double[] used(double[][] rates) {
    double[] used = new double[rates.length];
    for (int row = 0; row < rates.length; row++) {
      used[row] = BACKGROUND;
      for (int route = 0; route < DEMANDS.length; route++) {
        used[row] += DEMANDS[route] * rates[row][route];
      }
    }
    return used;
  }
}
