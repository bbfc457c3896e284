/**
 * The shop's data on its first day: products, customers, orders and reviews of honest size and
 * skew, the same for the same seed, loaded by COPY.
 */
@NullMarked
package dev.tenfold.shop.seed;

import org.jspecify.annotations.NullMarked;
