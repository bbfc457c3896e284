/**
 * How sure a number is: intervals for quantiles, ratios, their differences and series, and fits of
 * least squares, each with its source in the literature. Intervals of counts take requests as
 * independent, which bursts are not: they say how much chance alone can do; those of series do not.
 * What is deliberately absent: a p-value without an effect.
 */
@NullMarked
package dev.tenfold.stats;

import org.jspecify.annotations.NullMarked;
