/**
 * The facts that sources deliver beside requests, in one shape whatever they came from:
 * deployments, incidents, commits, spend, weaknesses, vitals, samples of resources. A fact says
 * where it was read, and holds no judgement. What is deliberately absent: what a source did not
 * say, which is null or empty and never a guess.
 */
@NullMarked
package dev.tenfold.observe;

import org.jspecify.annotations.NullMarked;
