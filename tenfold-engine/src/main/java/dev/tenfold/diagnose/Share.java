package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;

/**
 * How much of the whole a route or service is.
 *
 * @param time part of the time of all requests but long polls; missing for a long poll
 * @param requests part of all requests
 */
public record Share(Measurement time, Measurement requests) {}
