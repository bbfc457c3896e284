package dev.tenfold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CollinearityTest {
  /**
   * J. W. Longley, An Appraisal of Least Squares Programs, JASA 62 (1967): deflator, product,
   * unemployed, armed forces, population, year, employed.
   */
  private static final double[][] LONGLEY = {
    {83.0, 234289, 2356, 1590, 107608, 1947, 60323},
    {88.5, 259426, 2325, 1456, 108632, 1948, 61122},
    {88.2, 258054, 3682, 1616, 109773, 1949, 60171},
    {89.5, 284599, 3351, 1650, 110929, 1950, 61187},
    {96.2, 328975, 2099, 3099, 112075, 1951, 63221},
    {98.1, 346999, 1932, 3594, 113270, 1952, 63639},
    {99.0, 365385, 1870, 3547, 115094, 1953, 64989},
    {100.0, 363112, 3578, 3350, 116219, 1954, 63761},
    {101.2, 397469, 2904, 3048, 117388, 1955, 66019},
    {104.6, 419180, 2822, 2857, 118734, 1956, 67857},
    {108.4, 442769, 2936, 2798, 120445, 1957, 68169},
    {110.8, 444546, 4681, 2637, 121950, 1958, 66513},
    {112.6, 482704, 3813, 2552, 123366, 1959, 68655},
    {114.2, 502601, 3931, 2514, 125368, 1960, 69564},
    {115.7, 518173, 4806, 2572, 127852, 1961, 69331},
    {116.9, 554894, 4007, 2827, 130081, 1962, 70551},
  };

  /** Belsley, Kuh and Welsch (1980), and SAS PROC REG with COLLIN: 43,275. */
  @Test
  void the_condition_number_of_longleys_data_is_that_of_the_literature() {
    NormalEquations sums = new NormalEquations(7);
    for (double[] row : LONGLEY) {
      sums.add(new double[] {1, row[0], row[1], row[2], row[3], row[4], row[5]}, row[6], 1);
    }
    Collinearity found = Collinearity.of(sums);
    assertThat(found.conditionNumber()).isCloseTo(43_275, within(5.0));
    assertThat(found.involved()).contains(0, 6);
  }

  @Test
  void orthogonal_columns_have_nothing_in_common() {
    Collinearity found =
        Collinearity.of(
            NormalEquations.of(new double[][] {{1, 1}, {1, -1}, {1, 0}}, new double[] {1, 2, 3}));
    assertThat(found.conditionNumber()).isCloseTo(1, within(1e-12));
    assertThat(found.involved()).isEmpty();
  }

  @Test
  void a_column_that_is_the_sum_of_others_is_seen_with_them() {
    double[][] a = {
      {1, 2, 3, 5}, {2, 1, 3, 0}, {5, 4, 9, 1}, {1, 7, 8, 2}, {3, 3, 6, 9}, {4, 1, 5, 4}
    };
    Collinearity found = Collinearity.of(NormalEquations.of(a, new double[6]));
    assertThat(found.conditionNumber()).isGreaterThan(1e6);
    assertThat(found.involved()).containsExactly(0, 1, 2);
  }
}
