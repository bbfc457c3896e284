/**
 * Service level objectives: which part of the requests must be good, over which time, and what that
 * leaves to fail. Budgets are weighted by requests, so that a bad minute at night costs what its
 * requests cost. What is deliberately absent: formats, and queries to other systems.
 */
@NullMarked
package dev.tenfold.slo;

import org.jspecify.annotations.NullMarked;
