package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Window;
import java.util.List;

/**
 * What changed between the first and the last third of the window.
 *
 * @param before the first third
 * @param after the last third
 * @param overall all requests
 * @param routes routes, the largest share of the time first
 * @param caveat what the comparison cannot tell, one sentence; empty when there is nothing to say
 */
public record Change(
    Window before, Window after, Shift overall, List<Shift> routes, String caveat) {
  public Change {
    routes = List.copyOf(routes);
  }

  /**
   * How a route, or all requests, shifted.
   *
   * @param service its service; empty for all requests
   * @param label its label, {@code all requests} for all
   * @param rate requests a second; effect as a factor
   * @param p95 95th percentile of answered requests; effect as a factor
   * @param serverErrors part with status 5xx; effect as a difference
   */
  public record Shift(
      String service, String label, Comparison rate, Comparison p95, Comparison serverErrors) {}

  /**
   * A number before and after.
   *
   * @param before its value in the first third
   * @param after its value in the last third
   * @param effect after as a factor of before, or after less before
   * @param outcome what can be said
   */
  public record Comparison(
      Measurement before, Measurement after, Measurement effect, Outcome outcome) {}

  /** What a comparison says. */
  public enum Outcome {
    /** It rose, by more than chance and by more than matters little. */
    ROSE,
    /** It fell, by more than chance and by more than matters little. */
    FELL,
    /** There were enough requests to see a change that matters, and there was none. */
    NO_CHANGE_SEEN,
    /** There were too few requests to tell. */
    INCONCLUSIVE
  }
}
