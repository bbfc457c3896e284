/**
 * What the product costs, from FOCUS exports of whoever bills for it. It is lenient where the
 * Foundation's own sample leaves the specification (literal NULL, times without a zone, two
 * spellings), and says so. What is deliberately absent: a guess where an amount, a currency or a
 * time cannot be read.
 */
@NullMarked
package dev.tenfold.source.cost;

import org.jspecify.annotations.NullMarked;
