package dev.tenfold.slo;

import dev.tenfold.observe.Place;

/**
 * Which part of the requests must be good.
 *
 * @param service whose requests
 * @param name what it is called
 * @param target the part that must be good, above 0 and below 1
 * @param period over which time
 * @param indicator what is good
 * @param budgeting how the budget is counted
 * @param place where it was read
 * @see <a href="https://github.com/OpenSLO/OpenSLO#slo">OpenSLO v1, SLO</a>
 */
public record Objective(
    String service,
    String name,
    double target,
    Period period,
    Indicator indicator,
    Budgeting budgeting,
    Place place) {
  public Objective {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException("a target of " + target);
    }
  }

  /** How the budget is counted. */
  public enum Budgeting {
    /** Every request weighs the same. */
    OCCURRENCES,
    /** Every stretch of time is good or bad. */
    TIMESLICES,
    /** The average of the ratios of stretches of time. */
    RATIO_TIMESLICES
  }
}
