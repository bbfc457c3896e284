package dev.tenfold.shop.rate;

/** Sends one request at a time, over a connection of its own. */
interface Lane extends AutoCloseable {
  /**
   * Sends request {@code number} of a step and waits for its answer.
   *
   * @return whether it was answered as it should be
   */
  boolean send(long number);

  @Override
  void close();
}
