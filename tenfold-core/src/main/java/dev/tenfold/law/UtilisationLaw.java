package dev.tenfold.law;

import dev.tenfold.law.ServiceDemand.Quality;
import dev.tenfold.stats.Collinearity;
import dev.tenfold.stats.CumulativeEquations;
import dev.tenfold.stats.NonNegativeLeastSquares;
import dev.tenfold.stats.NormalEquations;
import dev.tenfold.stats.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * U = D₀ + Σ Xₖ·Dₖ: a resource is used by what runs anyway and by the throughput of each route
 * times what one of its requests takes. The law holds for every system in which work is done once;
 * the demands are found by least squares with Dₖ ≥ 0 over stretches of time. Rows weigh by 1/U², so
 * that the error counts relative to the use; U is that of a first fit without weights, since
 * weighing by what was measured would prefer rows that came out low by chance.
 *
 * <p>Routes whose rates move together cannot be told apart: where the {@link Collinearity} does
 * harm and the difference of two demands is less sure than both are large, the two become a group,
 * those first that correlate most. A group's demand is that of its mix.
 *
 * @see <a href="https://doi.org/10.1145/356733.356735">P. J. Denning and J. P. Buzen, The
 *     Operational Analysis of Queueing Network Models, Computing Surveys 10 (1978), section 4</a>
 * @see <a href="https://doi.org/10.1109/ICAC.2007.1">Q. Zhang, L. Cherkasova and E. Smirni, A
 *     Regression-Based Analytic Model for Dynamic Resource Provisioning of Multi-Tier Applications,
 *     ICAC (2007)</a>
 */
public final class UtilisationLaw {
  /** The smallest use that a row is weighed by, as a part of the mean. */
  private static final double LEAST_USE = 0.1;

  /** Two routes below this correlation are not what makes a fit ill-conditioned. */
  private static final double TOGETHER = 0.5;

  /** Standard errors on either side of an estimate that hold the truth in 95 of 100 cases. */
  private static final double TWO_SIDED = 1.96;

  private final double[][] perSecond;
  private final double[] used;
  private final double[] weights;
  private final int routes;
  private final int[] groups;
  private double conditionNumber;
  private List<Integer> likeBackground = List.of();

  private UtilisationLaw(double[][] perSecond, double[] used) {
    this.perSecond = perSecond;
    this.used = used;
    this.routes = perSecond[0].length;
    this.groups = new int[routes];
    Arrays.setAll(groups, route -> route);
    this.weights = new double[used.length];
    Arrays.fill(weights, 1);
  }

  /** Returns the fewest rows for a fit of {@code routes}. */
  public static int fewestRows(int routes) {
    return Math.max(20, 4 * (routes + 1));
  }

  /**
   * Returns what requests take.
   *
   * @param perSecond requests a second by row and route; rows in order of time, of equal length, at
   *     least {@link #fewestRows}
   * @param used what was used, by row, in units of the resource
   * @param seed of the draws for intervals
   */
  public static ServiceDemand fit(double[][] perSecond, double[] used, long seed) {
    if (used.length != perSecond.length || used.length < fewestRows(perSecond[0].length)) {
      throw new IllegalArgumentException(
          perSecond.length + " rows for " + used.length + " values are too few");
    }
    return new UtilisationLaw(perSecond, used).demand(seed);
  }

  private ServiceDemand demand(long seed) {
    group();
    double[] first = solve(sums(heads()).all());
    double least = Math.max(1e-12, LEAST_USE * mean(used));
    Arrays.setAll(weights, row -> 1 / Math.pow(Math.max(predicted(first, row), least), 2));
    CumulativeEquations rows = sums(heads());
    double[] fitted = solve(rows.all());
    double[] residuals = residuals(fitted);
    double autocorrelation = StationaryBootstrap.autocorrelation(weighted(residuals));
    int half = used.length / 2;
    double heldOut = error(residuals(solve(rows.between(0, half))), half);
    Quality quality =
        new Quality(
            used.length,
            determination(residuals),
            error(residuals, 0),
            heldOut,
            autocorrelation,
            conditionNumber,
            peakExcess(residuals));
    double block = StationaryBootstrap.blockLength(autocorrelation, used.length);
    StationaryBootstrap bootstrap = new StationaryBootstrap(used.length, block, seed);
    double[][] draws = new double[StationaryBootstrap.DRAWS][];
    Arrays.setAll(draws, draw -> solve(rows.drawn(bootstrap.counts())));
    return new ServiceDemand(
        fitted[0],
        Arrays.copyOfRange(fitted, 1, fitted.length),
        groups,
        likeBackground,
        quality,
        draws);
  }

  private void group() {
    while (true) {
      int[] heads = heads();
      NormalEquations sums = sums(heads).all();
      Collinearity found = Collinearity.of(sums);
      conditionNumber = found.conditionNumber();
      List<Integer> involved = found.involved().stream().filter(column -> column > 0).toList();
      if (involved.isEmpty()) {
        return;
      }
      Certainty certainty = Certainty.of(sums, used.length);
      int[] pair = closest(certainty, involved);
      if (pair.length == 0) {
        likeBackground =
            involved.stream()
                .filter(certainty::isLikeBackground)
                .flatMap(column -> members(heads[column - 1]).stream())
                .toList();
        return;
      }
      merge(heads[pair[0] - 1], heads[pair[1] - 1]);
    }
  }

  private List<Integer> members(int head) {
    List<Integer> members = new ArrayList<>();
    for (int route = 0; route < routes; route++) {
      if (groups[route] == head) {
        members.add(route);
      }
    }
    return members;
  }

  private void merge(int one, int other) {
    int head = Math.min(one, other);
    for (int route = 0; route < routes; route++) {
      if (groups[route] == one || groups[route] == other) {
        groups[route] = head;
      }
    }
  }

  /**
   * How sure a fit without bounds is of its coefficients; column 0 is of ones.
   *
   * @param x the coefficients, with bounds
   * @param covariance of those without
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers for further arithmetic, never compared
  private record Certainty(NormalEquations sums, double[] x, double[][] covariance) {
    static Certainty of(NormalEquations sums, int rows) {
      double[] x = NonNegativeLeastSquares.solve(sums);
      double[][] covariance = sums.inverse();
      double variance = sums.residual(x) / Math.max(1, rows - x.length);
      for (double[] line : covariance) {
        Arrays.setAll(line, i -> line[i] * variance);
      }
      return new Certainty(sums, x, covariance);
    }

    /** Returns whether one might take nothing, and the other what both do. */
    boolean areAlike(int i, int j) {
      double spread = covariance[i][i] + covariance[j][j] - 2 * covariance[i][j];
      double both = sums.mean(i, 0) + sums.mean(j, 0);
      double mixed = (x[i] * sums.mean(i, 0) + x[j] * sums.mean(j, 0)) / both;
      return TWO_SIDED * Math.sqrt(Math.max(0, spread)) > mixed;
    }

    /** Returns whether it might take nothing, and the background what both do. */
    boolean isLikeBackground(int i) {
      double sure = TWO_SIDED * Math.sqrt(covariance[i][i]) * sums.mean(i, 0);
      return sure > x[0] + x[i] * sums.mean(i, 0);
    }
  }

  /** Returns the two columns that correlate most and are not told apart; empty where none are. */
  private static int[] closest(Certainty certainty, List<Integer> columns) {
    int[] pair = {};
    double most = TOGETHER;
    for (int i : columns) {
      for (int j : columns) {
        double correlation = i < j ? certainty.sums.correlation(i, j, 0) : 0;
        if (correlation > most && certainty.areAlike(i, j)) {
          most = correlation;
          pair = new int[] {i, j};
        }
      }
    }
    return pair;
  }

  private int[] heads() {
    return Arrays.stream(groups).distinct().sorted().toArray();
  }

  /** Column 0 is the background's, the others are the sums of the groups. */
  private CumulativeEquations sums(int[] heads) {
    int[] column = new int[routes];
    for (int route = 0; route < routes; route++) {
      column[route] = 1 + Arrays.binarySearch(heads, groups[route]);
    }
    double[][] lines = new double[used.length][heads.length + 1];
    for (int row = 0; row < used.length; row++) {
      lines[row][0] = 1;
      for (int route = 0; route < routes; route++) {
        lines[row][column[route]] += perSecond[row][route];
      }
    }
    return new CumulativeEquations(lines, used, weights);
  }

  /** Returns the background and the demand of each route. */
  private double[] solve(NormalEquations sums) {
    int[] heads = heads();
    double[] solution = NonNegativeLeastSquares.solve(sums);
    double[] byRoute = new double[routes + 1];
    byRoute[0] = solution[0];
    for (int route = 0; route < routes; route++) {
      byRoute[route + 1] = solution[1 + Arrays.binarySearch(heads, groups[route])];
    }
    return byRoute;
  }

  private double[] residuals(double[] fitted) {
    double[] residuals = new double[used.length];
    for (int row = 0; row < used.length; row++) {
      residuals[row] = used[row] - predicted(fitted, row);
    }
    return residuals;
  }

  private double predicted(double[] fitted, int row) {
    double sum = fitted[0];
    for (int route = 0; route < routes; route++) {
      sum += fitted[route + 1] * perSecond[row][route];
    }
    return sum;
  }

  private double[] weighted(double[] residuals) {
    double[] weighted = new double[residuals.length];
    Arrays.setAll(weighted, row -> residuals[row] * Math.sqrt(weights[row]));
    return weighted;
  }

  private double determination(double[] residuals) {
    double mean = mean(used);
    double unexplained = 0;
    double all = 0;
    for (int row = 0; row < used.length; row++) {
      unexplained += residuals[row] * residuals[row];
      all += (used[row] - mean) * (used[row] - mean);
    }
    return all > 0 ? 1 - unexplained / all : 0;
  }

  private double error(double[] residuals, int from) {
    double errors = 0;
    double all = 0;
    for (int row = from; row < used.length; row++) {
      errors += Math.abs(residuals[row]);
      all += used[row];
    }
    return all > 0 ? errors / all : 0;
  }

  private double peakExcess(double[] residuals) {
    double[] predicted = new double[used.length];
    Arrays.setAll(predicted, row -> used[row] - residuals[row]);
    double[] sorted = predicted.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - Math.max(1, sorted.length / 10)];
    double excess = 0;
    double all = 0;
    for (int row = 0; row < used.length; row++) {
      if (predicted[row] >= least) {
        excess += residuals[row];
        all += predicted[row];
      }
    }
    return all > 0 ? excess / all : 0;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
