package dev.tenfold.slo;

import dev.tenfold.stats.Wilson;
import dev.tenfold.verdict.Interval;

/**
 * What an objective leaves to fail, of the requests that came: (1 − target) · total.
 *
 * @param target the part that must be good
 * @param good requests that were
 * @param total all requests that count, at least 1
 * @see <a href="https://sre.google/workbook/implementing-slos/">Site Reliability Workbook (2018),
 *     chapter 2, error budgets</a>
 */
public record ErrorBudget(double target, long good, long total) {
  public ErrorBudget {
    if (!(target > 0 && target < 1) || total < 1 || good < 0 || good > total) {
      throw new IllegalArgumentException(good + " of " + total + " at " + target);
    }
  }

  public long bad() {
    return total - good;
  }

  /** Returns how many requests may fail. */
  public double allowed() {
    return (1 - target) * total;
  }

  /** Returns the part of the requests that was good. */
  public double attained() {
    return (double) good / total;
  }

  /** Returns the part of the budget that is left: 1 − bad / allowed; negative when overspent. */
  public double left() {
    return 1 - bad() / allowed();
  }

  /** Returns whether no more failed than may, to a rounding. */
  public boolean isMet() {
    return bad() <= allowed() * (1 + 1e-9);
  }

  /** Returns the interval of the part that is good, taking requests as independent. */
  public Interval attainedInterval(double level) {
    return Wilson.interval(good, total, level);
  }

  /** Returns the interval of {@link #left}, from that of the part that is good. */
  public Interval leftInterval(double level) {
    Interval part = attainedInterval(level);
    return new Interval(
        1 - (1 - part.low()) / (1 - target),
        1 - (1 - part.high()) / (1 - target),
        level,
        Wilson.METHOD);
  }
}
