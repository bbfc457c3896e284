/**
 * Reads how a log is written: from the server's own words, pasted verbatim, or from a sample of the
 * log itself. What is deliberately absent: reading the lines, which the formats made here do.
 */
@NullMarked
package dev.tenfold.accesslog.syntax;

import org.jspecify.annotations.NullMarked;
