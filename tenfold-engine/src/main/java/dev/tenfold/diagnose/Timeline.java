package dev.tenfold.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All requests over time.
 *
 * @param width width of a column
 * @param columns every column of the window, in order, those without requests too
 * @param how how the values were computed, in one clause
 */
public record Timeline(Duration width, List<Column> columns, String how) {
  public Timeline {
    columns = List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param start when it starts, UTC
   * @param requests requests that began in it
   * @param perSecond requests a second
   * @param clientErrors those with status 4xx
   * @param serverErrors those with status 5xx
   * @param p50 median latency of answered requests in seconds; null when they are fewer than 6
   * @param p95 95th percentile in seconds; null when they are fewer than 72
   * @param concurrency requests in the system on average; null where no duration is logged
   * @param gap true when nothing was logged in it
   */
  public record Column(
      Instant start,
      long requests,
      double perSecond,
      long clientErrors,
      long serverErrors,
      @Nullable Estimate p50,
      @Nullable Estimate p95,
      @Nullable Double concurrency,
      boolean gap) {}
}
