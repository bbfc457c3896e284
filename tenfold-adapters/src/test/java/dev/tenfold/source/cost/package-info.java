/** Tests of reading what the product costs. */
@NullMarked
package dev.tenfold.source.cost;

import org.jspecify.annotations.NullMarked;
