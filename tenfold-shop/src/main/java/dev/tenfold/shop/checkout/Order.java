package dev.tenfold.shop.checkout;

import java.time.Instant;

/** An order as it was placed: all that its invoice and mail need. */
record Order(long id, Instant placedAt, Basket basket) {
  /** Returns the name by which the payment provider knows the order. */
  String paymentKey() {
    return "order-" + id + "-" + placedAt.toEpochMilli();
  }

  /** Returns how many units the order takes from stock. */
  int units() {
    return basket.lines().stream().mapToInt(Line::quantity).sum();
  }
}
