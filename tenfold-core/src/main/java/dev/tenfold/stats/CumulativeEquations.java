package dev.tenfold.stats;

/**
 * {@link NormalEquations} over any stretch of the rows of a fit. Sums are kept up to every row, so
 * that a draw of rows in blocks costs as much as it has blocks, and not rows. A difference of two
 * sums is exact to about 1e-16 of the sum over all rows.
 */
public final class CumulativeEquations {
  private final int columns;
  private final int rows;
  private final double[] sums;

  /**
   * Adds up all rows.
   *
   * @param a columns of each row, at least one row and column, finite
   * @param b value of each row, finite
   * @param weights of the squared residual of each row, not negative
   */
  public CumulativeEquations(double[][] a, double[] b, double[] weights) {
    columns = a[0].length;
    rows = a.length;
    NormalEquations sum = new NormalEquations(columns);
    int width = sum.width();
    sums = new double[(rows + 1) * width];
    for (int row = 0; row < rows; row++) {
      sum.add(a[row], b[row], weights[row]);
      sum.copyTo(sums, (row + 1) * width);
    }
  }

  /** Returns the sums over all rows. */
  public NormalEquations all() {
    return between(0, rows);
  }

  /** Returns the sums over the rows from {@code first}, included, to {@code end}. */
  public NormalEquations between(int first, int end) {
    NormalEquations sum = new NormalEquations(columns);
    sum.add(sums, first, end, 1);
    return sum;
  }

  /**
   * Returns the sums over the rows of a draw.
   *
   * @param counts how often it has each row
   */
  public NormalEquations drawn(int[] counts) {
    NormalEquations sum = new NormalEquations(columns);
    int first = 0;
    while (first < rows) {
      int end = first + 1;
      while (end < rows && counts[end] == counts[first]) {
        end++;
      }
      if (counts[first] > 0) {
        sum.add(sums, first, end, counts[first]);
      }
      first = end;
    }
    return sum;
  }
}
