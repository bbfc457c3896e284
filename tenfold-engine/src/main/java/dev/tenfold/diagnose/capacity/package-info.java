/**
 * The capacity of a product from what production already shows: how busy its resources are, what
 * requests of each route take of them, and at which load the first is used up. What is deliberately
 * absent: a capacity for what was not sampled, and a promise for loads far beyond those seen.
 */
@NullMarked
package dev.tenfold.diagnose.capacity;

import org.jspecify.annotations.NullMarked;
