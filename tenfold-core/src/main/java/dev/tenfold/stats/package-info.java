/**
 * How sure a number is: intervals for quantiles, ratios and their differences, each with its source
 * in the literature and its smallest sample. All of them take requests as independent, which bursts
 * are not: they say how much chance alone can do. What is deliberately absent: a p-value without an
 * effect.
 */
@NullMarked
package dev.tenfold.stats;

import org.jspecify.annotations.NullMarked;
