package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;

/**
 * One service.
 *
 * @param service virtual host, backend or router; the empty string where the log names none
 * @param requests how many
 * @param routes how many routes it has
 * @param share how much of the whole it is
 * @param latency how long it takes
 * @param errors how many failed
 * @param bytes response bytes
 * @param concurrency requests in the system on average, by Little's law
 */
public record ServiceRow(
    String service,
    long requests,
    int routes,
    Share share,
    Latency latency,
    Errors errors,
    Measurement bytes,
    Measurement concurrency) {}
