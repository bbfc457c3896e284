/**
 * Visitors of the shop: people, crawlers, programs and mischief, in numbers that follow a day,
 * arriving whether or not the shop keeps up. The same seed gives the same arrivals and the same
 * choices. It counts what it sends, so that a log can be held against it; how fast the shop answers
 * is measured elsewhere, by even pacing.
 */
@NullMarked
package dev.tenfold.shop.traffic;

import org.jspecify.annotations.NullMarked;
