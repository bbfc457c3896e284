package dev.tenfold.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a fit move together so closely that their coefficients cannot be told apart.
 * Columns are scaled to length 1 and not centred, so that one which hardly changes is seen to move
 * together with a column of ones.
 *
 * @param conditionNumber the largest condition index, √(λmax/λmin) of the scaled AᵀA; 1 where all
 *     columns are orthogonal
 * @param involved columns of whose variance more than half comes from condition indexes above
 *     {@link #HARMFUL}, ascending; empty where no index is
 * @see <a href="https://doi.org/10.1002/0471725153">Belsley, Kuh and Welsch, Regression Diagnostics
 *     (1980), chapter 3</a>
 */
public record Collinearity(double conditionNumber, List<Integer> involved) {
  /** The condition index from which Belsley, Kuh and Welsch call a dependency strong. */
  public static final double HARMFUL = 30;

  private static final double HALF = 0.5;

  public Collinearity {
    involved = List.copyOf(involved);
  }

  /** Returns what the columns have in common; those that are 0 throughout are left out. */
  public static Collinearity of(NormalEquations sums) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < sums.columns; i++) {
      if (sums.gram(i, i) > 0) {
        used.add(i);
      }
    }
    int n = used.size();
    if (n == 0) {
      return new Collinearity(1, List.of());
    }
    double[][] scaled = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[i][j] = cosine(sums, used.get(i), used.get(j));
      }
    }
    return of(new SymmetricEigen(scaled), used);
  }

  private static Collinearity of(SymmetricEigen eigen, List<Integer> used) {
    int n = used.size();
    double largest = 0;
    for (double value : eigen.values) {
      largest = Math.max(largest, value);
    }
    double condition = 1;
    double[] all = new double[n];
    double[] harmful = new double[n];
    for (int k = 0; k < n; k++) {
      double value = Math.max(eigen.values[k], largest * 1e-16);
      double index = Math.sqrt(largest / value);
      condition = Math.max(condition, index);
      for (int i = 0; i < n; i++) {
        double part = eigen.vectors[i][k] * eigen.vectors[i][k] / value;
        all[i] += part;
        harmful[i] += index > HARMFUL ? part : 0;
      }
    }
    List<Integer> involved = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (harmful[i] > HALF * all[i]) {
        involved.add(used.get(i));
      }
    }
    return new Collinearity(condition, involved);
  }

  /** Returns the cosine of the angle between two columns, 1 where they are proportional. */
  private static double cosine(NormalEquations sums, int i, int j) {
    if (i == j) {
      return 1;
    }
    double lengths = Math.sqrt(sums.gram(i, i) * sums.gram(j, j));
    return lengths > 0 ? sums.gram(i, j) / lengths : 0;
  }
}
