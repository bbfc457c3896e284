package dev.tenfold.diagnose.security;

/** Decides a requirement from what was recorded. */
interface Rule {
  /**
   * Returns how the requirement stands; an unknown without a way to settle it gets the
   * requirement's own.
   *
   * @param level the level that the product has to reach
   */
  State decide(Recorded recorded, int level);
}
