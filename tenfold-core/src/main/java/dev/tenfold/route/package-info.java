/**
 * How a path becomes a route: {@code /product/4711} is one request, {@code /product/{id}} is what a
 * person tunes. Typed segments are recognised while reading; slugs are folded afterwards, from the
 * traffic of the whole log, so that the outcome never depends on the order of arrival.
 */
@NullMarked
package dev.tenfold.route;

import org.jspecify.annotations.NullMarked;
