package dev.tenfold.engagement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached.
 *
 * @param id its name
 * @param metric what is measured
 * @param service of which service; empty for the whole product
 * @param route of which route; empty for all
 * @param objective what it should be
 * @param baselines what it was, the first one first; a later one supersedes, the first stays in
 *     view
 */
public record Target(
    String id,
    Metric metric,
    String service,
    String route,
    Objective objective,
    List<Baseline> baselines) {
  public Target {
    baselines = List.copyOf(baselines);
  }

  /** What a target is about. */
  public enum Metric {
    LATENCY,
    ERROR_RATE,
    DEPLOYMENT_FREQUENCY,
    CHANGE_LEAD_TIME,
    CHANGE_FAIL_RATE,
    DEPLOYMENT_REWORK_RATE,
    FAILED_DEPLOYMENT_RECOVERY_TIME,
    INCIDENT_RATE,
    TIME_TO_RESTORE,
    UNIT_COST,
    SECURITY_GAPS
  }

  /**
   * What a number should be.
   *
   * @param atMost whether less is better
   * @param value in {@code unit}
   * @param unit as it was written: {@code ms}, {@code %}, {@code h}
   * @param quantile of a latency, 0.95; NaN for others
   * @param due by when
   */
  public record Objective(
      boolean atMost, double value, String unit, double quantile, LocalDate due) {
    /** Returns whether {@code measured}, in the same unit, is what it should be. */
    public boolean isMetBy(double measured) {
      return atMost ? measured <= value : measured >= value;
    }
  }

  /**
   * What a number was.
   *
   * @param measured when it was measured
   * @param from first day of its window
   * @param to last day of its window
   * @param value in the objective's unit
   * @param low lower end of its interval; NaN without one
   * @param high upper end of its interval; NaN without one
   * @param n how many facts it rests on
   * @param evidence where it came from
   * @param revision why it replaces an earlier one; null for the first
   */
  public record Baseline(
      LocalDate measured,
      LocalDate from,
      LocalDate to,
      double value,
      double low,
      double high,
      long n,
      String evidence,
      @Nullable Revision revision) {}

  /**
   * Why a baseline replaces another.
   *
   * @param supersedes when the other was measured
   * @param decision the file that says who decided it, relative to the workspace
   * @param approvedBy who approved it on the client's side
   */
  public record Revision(LocalDate supersedes, String reason, String decision, String approvedBy) {}

  /** Returns the baseline in force. */
  public Baseline current() {
    return baselines.getLast();
  }
}
