package dev.tenfold.shop.rate;

/** Sends one request at a time. */
interface Lane {
  /**
   * Sends request {@code number} of a step and waits for its answer.
   *
   * @return whether it was answered as it should be
   */
  boolean send(long number);
}
