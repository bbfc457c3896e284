package dev.tenfold.shop.checkout;

/** What the payment provider said. */
sealed interface Payment {
  record Paid(String reference) implements Payment {}

  record Refused() implements Payment {}

  /** It said nothing that helps: the money may or may not have been taken. */
  record Unknown() implements Payment {}
}
