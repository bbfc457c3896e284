package dev.tenfold.law;

import dev.tenfold.stats.StationaryBootstrap;
import dev.tenfold.verdict.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a request of each route takes of a resource, by {@link UtilisationLaw}.
 *
 * @param background what is used without any request, in units of the resource
 * @param seconds what a request takes, in resource-seconds, by route; routes of a group share what
 *     their mix takes
 * @param groups of each route, the first route that it cannot be told apart from: itself where it
 *     stands alone
 * @param likeBackground routes that hardly change, so that what they take cannot be told from the
 *     background
 * @param quality how well this describes what was seen
 * @param draws the same fit to {@link StationaryBootstrap} draws of the rows: the background, then
 *     the routes
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for further arithmetic, never compared
public record ServiceDemand(
    double background,
    double[] seconds,
    int[] groups,
    List<Integer> likeBackground,
    Quality quality,
    double[][] draws) {
  public ServiceDemand {
    likeBackground = List.copyOf(likeBackground);
  }

  /**
   * How well a fit describes what was seen.
   *
   * @param rows how many stretches of time it rests on
   * @param determination R², the part of the variance that it explains; below 0 where a constant
   *     would do better
   * @param error mean absolute residual, as a part of the mean use
   * @param heldOutError the same in the second half of the rows, by a fit to the first half
   * @param autocorrelation of the residuals at lag 1: far from 0, something that is not in the fit
   *     moves the use
   * @param conditionNumber of the columns after routes that move together were put in groups
   * @param peakExcess mean residual of the tenth of the rows with the highest use predicted, as a
   *     part of that use: above 0 where use grows faster than load
   */
  public record Quality(
      int rows,
      double determination,
      double error,
      double heldOutError,
      double autocorrelation,
      double conditionNumber,
      double peakExcess) {}

  /** Returns the use at {@code perSecond} requests of each route, in units of the resource. */
  public double use(double[] perSecond) {
    return background + work(perSecond);
  }

  /** Returns the part of {@link #use} that the requests take. */
  public double work(double[] perSecond) {
    double sum = 0;
    for (int route = 0; route < seconds.length; route++) {
      sum += seconds[route] * perSecond[route];
    }
    return sum;
  }

  /**
   * Returns by which factor all of {@code perSecond} must grow for the use to reach {@code limit}:
   * (limit − D₀) / Σ Dₖ·Xₖ; infinite where requests take nothing.
   */
  public double factorTo(double limit, double[] perSecond) {
    return factor(background, work(perSecond), limit);
  }

  private static double factor(double background, double work, double limit) {
    return work > 0 ? Math.max(0, limit - background) / work : Double.POSITIVE_INFINITY;
  }

  /** Returns the interval of {@link #factorTo}; an end may be infinite. */
  public Interval factorTo(double limit, double[] perSecond, double level) {
    return interval(draw -> factor(draw[0], dot(draw, perSecond), limit), level);
  }

  /** Returns the interval of {@link #use}. */
  public Interval use(double[] perSecond, double level) {
    return interval(draw -> draw[0] + dot(draw, perSecond), level);
  }

  /** Returns the interval of {@link #work}. */
  public Interval work(double[] perSecond, double level) {
    return interval(draw -> dot(draw, perSecond), level);
  }

  /** Returns the interval of what a request of a route takes, in resource-seconds. */
  public Interval seconds(int route, double level) {
    return interval(draw -> draw[1 + route], level);
  }

  /** Returns the routes of the group that {@code route} belongs to, itself included. */
  public List<Integer> group(int route) {
    List<Integer> members = new ArrayList<>();
    for (int other = 0; other < groups.length; other++) {
      if (groups[other] == groups[route]) {
        members.add(other);
      }
    }
    return members;
  }

  private static double dot(double[] draw, double[] perSecond) {
    double sum = 0;
    for (int route = 0; route < perSecond.length; route++) {
      sum += draw[1 + route] * perSecond[route];
    }
    return sum;
  }

  private Interval interval(ToDoubleFunction<double[]> number, double level) {
    double[] values = new double[draws.length];
    for (int i = 0; i < draws.length; i++) {
      values[i] = number.applyAsDouble(draws[i]);
    }
    return StationaryBootstrap.percentiles(values, level);
  }
}
