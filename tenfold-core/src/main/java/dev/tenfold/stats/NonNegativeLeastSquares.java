package dev.tenfold.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Least squares with x ≥ 0: the active-set method of Lawson and Hanson in its form on the normal
 * equations. A column that depends on those already chosen stays at 0.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611971217">C. L. Lawson and R. J. Hanson, Solving
 *     Least Squares Problems (1974), chapter 23</a>
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1099-128X(199709/10)11:5%3C393::AID-CEM483%3E3.0.CO;2-L">R.
 *     Bro and S. de Jong, A fast non-negativity-constrained least squares algorithm, Journal of
 *     Chemometrics 11 (1997)</a>
 */
public final class NonNegativeLeastSquares {
  /** What a gradient must exceed, of the largest, for its column to be let in. */
  private static final double TOLERANCE = 1e-11;

  /** What must be left of a column's squared length beyond the others for it to be independent. */
  private static final double INDEPENDENT = 1e-12;

  private final int n;
  private final double[] scale;
  private final double[][] gram;
  private final double[] moments;
  private final double[] x;
  private final boolean[] chosen;
  private final boolean[] barred;

  private NonNegativeLeastSquares(NormalEquations sums) {
    n = sums.columns;
    scale = new double[n];
    gram = new double[n][n];
    moments = new double[n];
    x = new double[n];
    chosen = new boolean[n];
    barred = new boolean[n];
    for (int i = 0; i < n; i++) {
      scale[i] = Math.sqrt(sums.gram(i, i));
    }
    for (int i = 0; i < n; i++) {
      moments[i] = scale[i] > 0 ? sums.moments[i] / scale[i] : 0;
      for (int j = 0; j < n; j++) {
        gram[i][j] = scale[i] > 0 && scale[j] > 0 ? sums.gram(i, j) / (scale[i] * scale[j]) : 0;
      }
    }
  }

  /** Returns the x ≥ 0 that minimises |Ax − b|². */
  public static double[] solve(NormalEquations sums) {
    return new NonNegativeLeastSquares(sums).solution();
  }

  private double[] solution() {
    double largest = 0;
    for (double moment : moments) {
      largest = Math.max(largest, Math.abs(moment));
    }
    for (int turn = 0; turn < 10 * n + 10; turn++) {
      int next = steepest(TOLERANCE * largest);
      if (next < 0) {
        break;
      }
      chosen[next] = true;
      double[] z = unconstrained();
      if (z == null || z[next] <= 0) {
        chosen[next] = false;
        barred[next] = true;
        continue;
      }
      settle(z);
      Arrays.fill(barred, false);
    }
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      result[i] = scale[i] > 0 ? x[i] / scale[i] : 0;
    }
    return result;
  }

  /** Returns the column outside the set along which the residual falls most; −1 for none. */
  private int steepest(double tolerance) {
    int best = -1;
    double most = tolerance;
    for (int i = 0; i < n; i++) {
      if (!chosen[i] && !barred[i] && scale[i] > 0) {
        double gradient = moments[i];
        for (int j = 0; j < n; j++) {
          gradient -= gram[i][j] * x[j];
        }
        if (gradient > most) {
          most = gradient;
          best = i;
        }
      }
    }
    return best;
  }

  /** Moves from x to {@code z} as far as nothing becomes negative, until nothing does. */
  private void settle(double[] first) {
    double[] z = first;
    while (z != null) {
      double step = 1;
      int bound = -1;
      for (int i = 0; i < n; i++) {
        if (chosen[i] && z[i] <= 0 && x[i] / (x[i] - z[i]) <= step) {
          step = x[i] / (x[i] - z[i]);
          bound = i;
        }
      }
      for (int i = 0; i < n; i++) {
        x[i] += step * (z[i] - x[i]);
      }
      if (bound < 0) {
        return;
      }
      for (int i = 0; i < n; i++) {
        if (chosen[i] && (i == bound || x[i] <= 0)) {
          chosen[i] = false;
          x[i] = 0;
        }
      }
      z = unconstrained();
    }
  }

  /** Returns the solution on the chosen columns, 0 on others; null where they are dependent. */
  private double @Nullable [] unconstrained() {
    int[] set = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (chosen[i]) {
        set[size++] = i;
      }
    }
    double[][] lower = new double[size][size];
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = moments[set[i]];
      for (int j = 0; j <= i; j++) {
        double value = gram[set[i]][set[j]];
        for (int k = 0; k < j; k++) {
          value -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(value > INDEPENDENT)) {
          return null;
        }
        lower[i][j] = i == j ? Math.sqrt(value) : value / lower[j][j];
        if (j < i) {
          sum -= lower[i][j] * y[j];
        }
      }
      y[i] = sum / lower[i][i];
    }
    double[] z = new double[n];
    for (int i = size - 1; i >= 0; i--) {
      double sum = y[i];
      for (int k = i + 1; k < size; k++) {
        sum -= lower[k][i] * z[set[k]];
      }
      z[set[i]] = sum / lower[i][i];
    }
    return z;
  }
}
