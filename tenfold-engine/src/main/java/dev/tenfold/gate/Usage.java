package dev.tenfold.gate;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Window;

/**
 * What collected telemetry says of a product's use.
 *
 * @param window first to last request
 * @param days how many days of it, UTC, hold requests of people
 * @param requests all of them
 * @param people those that are no program's and no health check
 * @param clients how many different clients the requests came from
 * @param programs which part of the requests are bots'
 * @param healthChecks which part of the requests are health checks
 */
public record Usage(
    Window window,
    int days,
    Measurement requests,
    long people,
    Measurement clients,
    Measurement programs,
    Measurement healthChecks) {}
