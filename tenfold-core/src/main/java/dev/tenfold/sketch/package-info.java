/**
 * Mergeable summaries of many values: latency as a base-2 exponential histogram, distinct clients,
 * heavy hitters. A merge is exact or has a published bound, and never depends on the order. What is
 * deliberately absent: t-digest and KLL, whose answers change with the order of merging.
 */
@NullMarked
package dev.tenfold.sketch;

import org.jspecify.annotations.NullMarked;
