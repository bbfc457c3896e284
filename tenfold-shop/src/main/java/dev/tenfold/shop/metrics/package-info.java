/**
 * What the shop counts of itself, for whoever scrapes it: requests by route, the pool, the Java
 * machine, sales. It judges nothing.
 */
@NullMarked
package dev.tenfold.shop.metrics;

import org.jspecify.annotations.NullMarked;
