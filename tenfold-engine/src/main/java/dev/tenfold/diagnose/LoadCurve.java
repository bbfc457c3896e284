package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latency against load: stretches of time grouped by how many requests were in the system.
 *
 * @param measure what load is measured by: {@code requests a second}
 * @param stretch length of one stretch
 * @param levels groups, the calmest first; empty where no duration is logged
 * @param effect p95 of the busiest level as a factor of that of the calmest
 * @param lost time that answered requests took beyond the mean of the calmest level
 * @param verdict whether latency is higher where load is: a correlation, not a cause
 */
public record LoadCurve(
    String measure,
    Duration stretch,
    List<Level> levels,
    Measurement effect,
    Measurement lost,
    Verdict verdict) {
  public LoadCurve {
    levels = List.copyOf(levels);
  }

  /**
   * Stretches of like load.
   *
   * @param low lowest load among them, in requests a second
   * @param high highest load among them
   * @param stretches how many
   * @param requests requests in them
   * @param perSecond requests a second on average
   * @param concurrency requests in the system on average
   * @param p50 median latency of answered requests in seconds; null when they are too few
   * @param p95 95th percentile in seconds; null when they are too few
   */
  public record Level(
      double low,
      double high,
      long stretches,
      long requests,
      double perSecond,
      double concurrency,
      @Nullable Estimate p50,
      @Nullable Estimate p95) {}
}
