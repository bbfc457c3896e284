package dev.tenfold.shop.traffic;

import java.util.SplittableRandom;

/**
 * One visitor to come.
 *
 * @param atNanos when, from the start of the run
 * @param sale whether that is during the flash sale
 * @param seed what all choices of the visitor come from
 */
record Arrival(long atNanos, Role role, boolean sale, long seed) {
  SplittableRandom random() {
    return new SplittableRandom(seed);
  }
}
