/**
 * Requests counted by service, route, status and ten-second bucket, each cell with its durations as
 * a histogram. Cells of the same key add up exactly, so the parts of a log rolled up apart equal
 * the whole rolled up at once. What is deliberately absent: files and SQL.
 */
@NullMarked
package dev.tenfold.rollup;

import org.jspecify.annotations.NullMarked;
