package dev.tenfold.observe;

import java.time.Instant;

/**
 * What a resource was used, over a stretch of time that ends with the sample.
 *
 * @param resource what: {@code shop cpu}, {@code postgresql cpu}, {@code pool}
 * @param at the end of the stretch
 * @param seconds how long the stretch is; 0 for a momentary reading
 * @param used how much of it was busy, in units of {@code capacity}: processors, connections, bytes
 * @param capacity how much there is; NaN where the source does not say
 * @param waiting how many waited for it; NaN where the source does not say
 * @param place where it was read
 */
public record ResourceSample(
    String resource,
    Instant at,
    double seconds,
    double used,
    double capacity,
    double waiting,
    Place place) {}
