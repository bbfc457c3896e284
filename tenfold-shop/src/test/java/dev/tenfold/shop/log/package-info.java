/** Tests of the shop's own log. */
@NullMarked
package dev.tenfold.shop.log;

import org.jspecify.annotations.NullMarked;
