package dev.tenfold.engagement;

/**
 * How effort is divided, each a part of 1.
 *
 * @param floor the least for reliability
 */
public record Allocation(double feature, double reliability, double exploration, double floor) {}
