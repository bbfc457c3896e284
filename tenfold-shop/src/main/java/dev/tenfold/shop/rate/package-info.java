/**
 * How many requests a second the shop holds: a fixed mix of all pages sent at even pace, whether or
 * not the shop keeps up, with latency counted from when each request was due. It finds the highest
 * rate that meets an objective, and measures that with flags set one way and another. It looks like
 * no visitor in particular; those are traffic's.
 */
@NullMarked
package dev.tenfold.shop.rate;

import org.jspecify.annotations.NullMarked;
