package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import java.util.List;

/**
 * Indicators of all requests.
 *
 * @param traffic how much
 * @param latency how long
 * @param errors how many failed
 * @param statuses by status class, {@code 2xx} first; {@code none} for requests without status
 * @param codes by status code, most requests first
 * @param clients who asked
 */
public record Overall(
    Traffic traffic,
    Latency latency,
    Errors errors,
    List<StatusCount> statuses,
    List<StatusCount> codes,
    Clients clients) {
  public Overall {
    statuses = List.copyOf(statuses);
    codes = List.copyOf(codes);
  }

  /**
   * How much was asked for.
   *
   * @param requests how many
   * @param meanRate a second, over the window
   * @param busiestMinute a second, in the busiest minute; its window says which
   * @param busiestTenSeconds a second, in the busiest ten seconds; its window says which
   * @param bytes response bytes
   * @param concurrency requests in the system on average, by Little's law
   */
  public record Traffic(
      Measurement requests,
      Measurement meanRate,
      Measurement busiestMinute,
      Measurement busiestTenSeconds,
      Measurement bytes,
      Measurement concurrency) {}

  /**
   * Requests of a status class or code.
   *
   * @param label {@code 5xx} or {@code 503}
   * @param requests how many
   * @param ratio part of all requests
   */
  public record StatusCount(String label, long requests, Measurement ratio) {}

  /**
   * Who asked.
   *
   * @param distinct how many clients
   * @param heaviestShare part of the requests that the heaviest client made
   */
  public record Clients(Measurement distinct, Measurement heaviestShare) {}
}
