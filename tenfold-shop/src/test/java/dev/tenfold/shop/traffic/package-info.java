/** Tests of the visitors, and a shop for them with nothing in it. */
@NullMarked
package dev.tenfold.shop.traffic;

import org.jspecify.annotations.NullMarked;
