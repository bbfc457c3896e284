/**
 * What the product costs: in total, by what it is for, fixed, idle and marginal apart, for each
 * request and each unit of business, and at ten times the load. Sums are exact; what was declared
 * is told from what was measured. What is deliberately absent: idle money spread over requests,
 * sums over currencies, and request time as a key to money.
 */
@NullMarked
package dev.tenfold.diagnose.cost;

import org.jspecify.annotations.NullMarked;
