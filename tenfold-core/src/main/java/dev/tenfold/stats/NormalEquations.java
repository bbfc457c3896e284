package dev.tenfold.stats;

/**
 * The sums that a least-squares fit of b on the columns of A needs: AᵀA, Aᵀb and bᵀb, added up a
 * row at a time. Forming them squares the condition number, so that columns which differ by less
 * than about 1e-6 of their length are taken as the same.
 */
public final class NormalEquations {
  final int columns;
  final double[][] gram;
  final double[] moments;
  private double squares;

  /**
   * Makes the sums over no rows.
   *
   * @param columns how many columns A has, at least 1
   */
  public NormalEquations(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException(columns + " columns");
    }
    this.columns = columns;
    this.gram = new double[columns][columns];
    this.moments = new double[columns];
  }

  /** Returns the sums over all rows, each of weight 1. */
  public static NormalEquations of(double[][] a, double[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(a.length + " rows for " + b.length + " values");
    }
    NormalEquations sums = new NormalEquations(a[0].length);
    for (int row = 0; row < a.length; row++) {
      sums.add(a[row], b[row], 1);
    }
    return sums;
  }

  /**
   * Adds a row.
   *
   * @param a its columns, finite
   * @param b its value, finite
   * @param weight of its squared residual, not negative
   */
  public void add(double[] a, double b, double weight) {
    for (int i = 0; i < columns; i++) {
      double scaled = weight * a[i];
      if (scaled != 0) {
        double[] line = gram[i];
        for (int j = 0; j <= i; j++) {
          line[j] += scaled * a[j];
        }
        moments[i] += scaled * b;
      }
    }
    squares += weight * b * b;
  }

  /** Returns how many numbers the sums are. */
  int width() {
    return columns * (columns + 1) / 2 + columns + 1;
  }

  /** Writes the sums to {@code to} from {@code at}. */
  void copyTo(double[] to, int at) {
    int next = at;
    for (int i = 0; i < columns; i++) {
      System.arraycopy(gram[i], 0, to, next, i + 1);
      next += i + 1;
    }
    System.arraycopy(moments, 0, to, next, columns);
    to[next + columns] = squares;
  }

  /**
   * Adds the rows from {@code first} to {@code end}, each {@code times}.
   *
   * @param cumulative sums over the rows before each row, as {@link #copyTo} writes them
   */
  void add(double[] cumulative, int first, int end, int times) {
    int low = first * width();
    int high = end * width();
    for (int i = 0; i < columns; i++) {
      double[] line = gram[i];
      for (int j = 0; j <= i; j++) {
        line[j] += times * (cumulative[high++] - cumulative[low++]);
      }
    }
    for (int i = 0; i < columns; i++) {
      moments[i] += times * (cumulative[high++] - cumulative[low++]);
    }
    squares += times * (cumulative[high] - cumulative[low]);
  }

  /** Returns (AᵀA)ᵢⱼ. */
  double gram(int i, int j) {
    return i >= j ? gram[i][j] : gram[j][i];
  }

  /** Returns the sum of squared residuals |Ax − b|² at {@code x}, at least 0. */
  public double residual(double[] x) {
    double sum = squares;
    for (int i = 0; i < columns; i++) {
      sum -= 2 * x[i] * moments[i];
      for (int j = 0; j < columns; j++) {
        sum += x[i] * x[j] * gram(i, j);
      }
    }
    return Math.max(0, sum);
  }

  /**
   * Returns the correlation of two columns about a third, a column of ones; 0 where one of them
   * does not change.
   */
  public double correlation(int i, int j, int ones) {
    double first = about(i, i, ones);
    double second = about(j, j, ones);
    boolean constant =
        first <= 1e-12 * Math.abs(gram(i, i)) || second <= 1e-12 * Math.abs(gram(j, j));
    return constant ? 0 : about(i, j, ones) / Math.sqrt(first * second);
  }

  /** Returns the mean of a column, given a column of ones. */
  public double mean(int i, int ones) {
    return gram(i, ones) / gram(ones, ones);
  }

  private double about(int i, int j, int ones) {
    return gram(i, j) - gram(i, ones) * gram(j, ones) / gram(ones, ones);
  }

  /**
   * Returns (AᵀA)⁻¹, which times the variance of the residuals is the covariance of the
   * coefficients of a fit without bounds. Of columns that are the same it is very large and not
   * infinite; of columns of zeros it is 0.
   */
  public double[][] inverse() {
    double[] scale = new double[columns];
    double[][] scaled = new double[columns][columns];
    for (int i = 0; i < columns; i++) {
      scale[i] = gram(i, i) > 0 ? Math.sqrt(gram(i, i)) : Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        scaled[i][j] = gram(i, j) / scale[i] / scale[j];
      }
    }
    SymmetricEigen eigen = new SymmetricEigen(scaled);
    double[][] inverse = new double[columns][columns];
    for (int k = 0; k < columns; k++) {
      double value = Math.max(eigen.values[k], 1e-15);
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          double part = eigen.vectors[i][k] * eigen.vectors[j][k] / value;
          inverse[i][j] += part / scale[i] / scale[j];
        }
      }
    }
    return inverse;
  }
}
