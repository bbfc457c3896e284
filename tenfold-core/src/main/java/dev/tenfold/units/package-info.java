/**
 * How numbers and times are written for people: three significant digits, a unit beside them, UTC.
 * The same words stand in titles, on the terminal and on pages. What is deliberately absent: other
 * languages, and the platform's formatters, which cost more to start than a whole diagnosis.
 */
@NullMarked
package dev.tenfold.units;

import org.jspecify.annotations.NullMarked;
