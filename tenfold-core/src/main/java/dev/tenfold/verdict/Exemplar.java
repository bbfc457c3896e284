package dev.tenfold.verdict;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that leads a number back to its raw line.
 *
 * @param log name of the log
 * @param offset where the line starts in the log's uncompressed content, in bytes
 * @param at start of the ten seconds in which the request began
 * @param status status code, 0 for none
 * @param duration how long it took; null where the log does not say
 */
public record Exemplar(
    String log, long offset, Instant at, int status, @Nullable Duration duration) {}
