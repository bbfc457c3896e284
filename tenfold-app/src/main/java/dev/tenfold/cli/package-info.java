/**
 * The command line: one class a command, which parses, calls one act and prints what it returned.
 * Results go to standard output, progress and messages to standard error. What is deliberately
 * absent: arithmetic, and any decision about what a number means.
 */
@NullMarked
package dev.tenfold.cli;

import org.jspecify.annotations.NullMarked;
