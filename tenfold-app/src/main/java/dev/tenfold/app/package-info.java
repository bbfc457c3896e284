/**
 * The entry point. It alone makes what is not repeatable (a clock, a random source, a thread pool)
 * and hands it to the acts; it decides nothing about them.
 */
@NullMarked
package dev.tenfold.app;

import org.jspecify.annotations.NullMarked;
