/** Tests of how rates are measured. */
@NullMarked
package dev.tenfold.shop.rate;

import org.jspecify.annotations.NullMarked;
