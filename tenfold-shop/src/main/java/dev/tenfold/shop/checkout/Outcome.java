package dev.tenfold.shop.checkout;

import java.util.List;

/** What became of a checkout. */
public sealed interface Outcome {
  /** Returns what it is counted as. */
  default String name() {
    return switch (this) {
      case Placed _ -> "placed";
      case SoldOut _ -> "sold out";
      case Refused _ -> "refused";
      case Unavailable _ -> "unavailable";
      case Empty _ -> "empty";
    };
  }

  /**
   * The order stands.
   *
   * @param position where the primary's log stood when it was written ({@code pg_lsn})
   */
  record Placed(long order, String position) implements Outcome {}

  /** Nothing was bought: of {@code products} there is less than asked for. */
  record SoldOut(List<String> products) implements Outcome {
    public SoldOut {
      products = List.copyOf(products);
    }
  }

  /** Nothing was bought: the card was refused. */
  record Refused() implements Outcome {}

  /** Nothing was bought, and nothing will be paid: the provider or the mail server is down. */
  record Unavailable() implements Outcome {}

  /** Nothing was bought: there was nothing in the cart that the shop sells. */
  record Empty() implements Outcome {}
}
