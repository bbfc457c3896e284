package dev.tenfold.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * An hour of the day or a day of the week, UTC, over all days that were seen.
 *
 * @param label {@code 00} to {@code 23}, {@code Mon} to {@code Sun}
 * @param daysSeen on how many days the window holds at least a part of it
 * @param requests requests that began in it
 * @param perSecond requests a second, over the part of it that the window holds; null when it holds
 *     none
 * @param p50 median latency of answered requests in seconds; null when they are fewer than 6
 * @param p95 95th percentile in seconds; null when they are fewer than 72
 * @param serverErrors part with status 5xx; null when there are no requests
 */
public record ProfilePart(
    String label,
    int daysSeen,
    long requests,
    @Nullable Double perSecond,
    @Nullable Estimate p50,
    @Nullable Estimate p95,
    @Nullable Estimate serverErrors) {}
