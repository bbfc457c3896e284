/** Tests of what is said of the product's cost. */
@NullMarked
package dev.tenfold.diagnose.cost;

import org.jspecify.annotations.NullMarked;
