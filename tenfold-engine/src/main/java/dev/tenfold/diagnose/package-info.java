/**
 * The act of diagnosing: a rollup in, a {@link dev.tenfold.diagnose.Diagnosis} out, by pure
 * functions. Terminal, report and JSON are three renderings of that one record. What is
 * deliberately absent: files, formatting of numbers, and advice that the data does not carry.
 */
@NullMarked
package dev.tenfold.diagnose;

import org.jspecify.annotations.NullMarked;
