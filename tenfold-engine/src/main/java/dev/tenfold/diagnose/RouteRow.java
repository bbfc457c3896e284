package dev.tenfold.diagnose;

import dev.tenfold.verdict.Exemplar;
import dev.tenfold.verdict.Measurement;
import java.util.List;

/**
 * One route.
 *
 * @param service its service
 * @param label {@code GET /product/{id}}, {@code (other)}, {@code (unmatched)}
 * @param requests how many
 * @param share how much of the whole it is
 * @param latency how long it takes
 * @param errors how many failed
 * @param bytes response bytes
 * @param concurrency requests in the system on average, by Little's law
 * @param longPoll whether its durations look held open on purpose: then it is kept out of the
 *     ranking
 * @param exemplars up to three slowest, then up to two failing requests
 */
public record RouteRow(
    String service,
    String label,
    long requests,
    Share share,
    Latency latency,
    Errors errors,
    Measurement bytes,
    Measurement concurrency,
    boolean longPoll,
    List<Exemplar> exemplars) {
  public RouteRow {
    exemplars = List.copyOf(exemplars);
  }
}
