/**
 * Laws of queueing, each with its equation and what it needs to be true: most hold whatever the
 * distributions are, and Erlang C, which does not, says so. What is deliberately absent: laws that
 * only fit.
 */
@NullMarked
package dev.tenfold.law;

import org.jspecify.annotations.NullMarked;
