/**
 * What Tenfold says: a measurement or why there is none, findings with their evidence, problems
 * with their fix. What is deliberately absent: a way to turn missing data into a number.
 */
@NullMarked
package dev.tenfold.verdict;

import org.jspecify.annotations.NullMarked;
