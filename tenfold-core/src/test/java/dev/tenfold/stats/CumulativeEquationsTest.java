package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CumulativeEquationsTest {
  private static final int ROWS = 200;
  private static final int COLUMNS = 4;

  private final SplittableRandom random = new SplittableRandom(7);
  private final double[][] a = new double[ROWS][COLUMNS];
  private final double[] b = random.doubles(ROWS, -5, 5).toArray();
  private final double[] weights = random.doubles(ROWS, 0.01, 100).toArray();

  CumulativeEquationsTest() {
    Arrays.setAll(a, row -> random.doubles(COLUMNS, 0, 50).toArray());
  }

  private NormalEquations rowByRow(int[] counts) {
    NormalEquations sums = new NormalEquations(COLUMNS);
    for (int row = 0; row < ROWS; row++) {
      sums.add(a[row], b[row], counts[row] * weights[row]);
    }
    return sums;
  }

  private static void assertAlike(NormalEquations one, NormalEquations other) {
    for (int i = 0; i < COLUMNS; i++) {
      assertThat(one.moments[i]).isCloseTo(other.moments[i], within(1e-6));
      for (int j = 0; j < COLUMNS; j++) {
        assertThat(one.gram(i, j)).isCloseTo(other.gram(i, j), within(1e-12 * other.gram(i, i)));
      }
    }
    double[] nothing = new double[COLUMNS];
    assertThat(one.residual(nothing)).isCloseTo(other.residual(nothing), within(1e-6));
  }

  @Test
  void a_draw_of_blocks_is_the_sum_of_its_rows() {
    CumulativeEquations sums = new CumulativeEquations(a, b, weights);
    for (double block : new double[] {1, 5, 60}) {
      StationaryBootstrap draws = new StationaryBootstrap(ROWS, block, 3);
      for (int draw = 0; draw < 20; draw++) {
        int[] counts = draws.counts();
        assertAlike(sums.drawn(counts), rowByRow(counts));
      }
    }
  }

  @Test
  void a_stretch_is_the_sum_of_its_rows() {
    CumulativeEquations sums = new CumulativeEquations(a, b, weights);
    int[] half = new int[ROWS];
    Arrays.fill(half, 0, ROWS / 2, 1);
    assertAlike(sums.between(0, ROWS / 2), rowByRow(half));
    Arrays.fill(half, 1);
    assertAlike(sums.all(), rowByRow(half));
  }
}
