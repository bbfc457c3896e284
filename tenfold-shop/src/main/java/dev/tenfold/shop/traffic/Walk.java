package dev.tenfold.shop.traffic;

/** What a visitor does from coming to leaving. */
interface Walk {
  void run() throws InterruptedException;
}
