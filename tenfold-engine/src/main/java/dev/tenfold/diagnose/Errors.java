package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;

/**
 * How many requests failed.
 *
 * @param clientErrors part with status 4xx
 * @param serverErrors part with status 5xx
 * @param tooMany requests with status 429: turned away by a rate limit
 * @param gaveUp requests with status 499: the client did not wait for the answer
 * @param timedOut requests with status 504: the upstream did not answer in time
 */
public record Errors(
    Measurement clientErrors, Measurement serverErrors, long tooMany, long gaveUp, long timedOut) {}
