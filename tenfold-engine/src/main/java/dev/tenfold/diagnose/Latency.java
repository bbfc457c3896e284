package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;

/**
 * How long answered requests took, in seconds: those with any status but 429, 499 and 5xx, whose
 * durations say more about a limit or a patience than about the work.
 *
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max longest of all, failed ones included
 */
public record Latency(
    Measurement p50, Measurement p95, Measurement p99, Measurement p999, Measurement max) {}
