/**
 * What pages feel like to their visitors: Core Web Vitals at the 75th percentile against the
 * published thresholds, a part of the performance chapter. What is deliberately absent: one number
 * from field and lab together, and a score.
 */
@NullMarked
package dev.tenfold.diagnose.vitals;

import org.jspecify.annotations.NullMarked;
