package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.testing.Seeded;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {
  /** The example of MATLAB's lsqnonneg; without the bound, SciPy 1.17 gives (−2.56388, 3.11191). */
  @Test
  void a_coefficient_that_would_be_negative_is_0_and_the_other_is_fitted_anew() {
    double[][] a = {{0.0372, 0.2868}, {0.6861, 0.7071}, {0.6233, 0.6245}, {0.6344, 0.6170}};
    double[] b = {0.8587, 0.1781, 0.0747, 0.8405};
    NormalEquations sums = NormalEquations.of(a, b);
    double[] x = NonNegativeLeastSquares.solve(sums);
    assertThat(x[0]).isZero();
    assertThat(x[1]).isCloseTo(0.69290031, within(1e-8));
    assertThat(Math.sqrt(sums.residual(x))).isCloseTo(0.9118922126960883, within(1e-12));
  }

  /** SciPy, optimize.nnls, its two examples. */
  @Test
  void the_examples_of_scipy_come_out() {
    double[][] a = {{1, 0}, {1, 0}, {0, 1}};
    NormalEquations sums = NormalEquations.of(a, new double[] {2, 1, 1});
    double[] x = NonNegativeLeastSquares.solve(sums);
    assertThat(x).containsExactly(new double[] {1.5, 1}, within(1e-12));
    assertThat(Math.sqrt(sums.residual(x))).isCloseTo(0.7071067811865475, within(1e-9));

    NormalEquations negative = NormalEquations.of(a, new double[] {-1, -1, -1});
    double[] none = NonNegativeLeastSquares.solve(negative);
    assertThat(none).containsExactly(0, 0);
    assertThat(Math.sqrt(negative.residual(none))).isCloseTo(1.7320508075688772, within(1e-9));
  }

  @Test
  void of_two_equal_columns_one_takes_it_all() {
    double[][] a = {{1, 1, 0}, {2, 2, 1}, {3, 3, 0}, {4, 4, 1}};
    double[] x = NonNegativeLeastSquares.solve(NormalEquations.of(a, new double[] {2, 5, 6, 9}));
    assertThat(x[0] + x[1]).isCloseTo(2, within(1e-9));
    assertThat(Math.min(x[0], x[1])).isZero();
    assertThat(x[2]).isCloseTo(1, within(1e-9));
  }

  @Test
  void a_column_of_zeros_has_no_coefficient() {
    double[][] a = {{0, 1}, {0, 2}};
    assertThat(NonNegativeLeastSquares.solve(NormalEquations.of(a, new double[] {3, 6})))
        .containsExactly(new double[] {0, 3}, within(1e-12));
  }

  /** Karush, Kuhn and Tucker: x ≥ 0, no gradient is positive, and it is 0 where x is not. */
  @Seeded
  void the_solution_is_a_minimum(RandomGenerator random) {
    int columns = random.nextInt(1, 12);
    int rows = random.nextInt(1, 40);
    double[][] a = new double[rows][columns];
    double[] b = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns; i++) {
        a[row][i] = random.nextInt(3) == 0 ? 0 : random.nextGaussian() * Math.pow(10, i % 4);
      }
      b[row] = random.nextGaussian();
    }
    double[] x = NonNegativeLeastSquares.solve(NormalEquations.of(a, b));
    for (int i = 0; i < columns; i++) {
      double gradient = 0;
      double length = 0;
      for (int row = 0; row < rows; row++) {
        double residual = b[row];
        for (int j = 0; j < columns; j++) {
          residual -= a[row][j] * x[j];
        }
        gradient += a[row][i] * residual;
        length += a[row][i] * a[row][i];
      }
      double relative = length > 0 ? gradient / Math.sqrt(length) : 0;
      assertThat(x[i]).isNotNegative();
      assertThat(relative).isLessThan(1e-5);
      if (x[i] > 0) {
        assertThat(relative).isCloseTo(0, within(1e-5));
      }
    }
  }
}
