/**
 * Laws of queueing that hold whatever the distributions are, each with its equation and what it
 * needs to be true. What is deliberately absent: laws that only fit.
 */
@NullMarked
package dev.tenfold.law;

import org.jspecify.annotations.NullMarked;
