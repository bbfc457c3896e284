/**
 * What Tenfold costs: microbenchmarks of the hot parts (JMH), whole-process peers that answer the
 * same question, and the log they all read. Nothing here is part of the product, and no product
 * code may depend on it.
 */
@NullMarked
package dev.tenfold.bench;

import org.jspecify.annotations.NullMarked;
