package dev.tenfold.shop.session;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a visitor.
 *
 * @param id the secret in the visitor's cookie
 * @param customer who signed in, if anyone
 * @param cart product to quantity
 * @param lastWrite where the primary's log stood after the visitor's last change ({@code pg_lsn});
 *     empty when nothing was changed
 */
public record Session(
    String id, OptionalInt customer, SortedMap<Integer, Integer> cart, String lastWrite) {
  /** As many of one product as fit in a cart. */
  public static final int MOST_OF_ONE = 99;

  public Session {
    cart = Collections.unmodifiableSortedMap(new TreeMap<>(cart));
  }

  public static Session empty(String id) {
    return new Session(id, OptionalInt.empty(), new TreeMap<>(), "");
  }

  public Session signedIn(int customer) {
    return new Session(id, OptionalInt.of(customer), cart, lastWrite);
  }

  /**
   * Returns the session with {@code quantity} of {@code product} in the cart; none where it is 0.
   */
  public Session with(int product, int quantity) {
    SortedMap<Integer, Integer> next = new TreeMap<>(cart);
    if (quantity <= 0) {
      next.remove(product);
    } else {
      next.put(product, Math.min(quantity, MOST_OF_ONE));
    }
    return new Session(id, customer, next, lastWrite);
  }

  public Session withEmptyCart() {
    return new Session(id, customer, new TreeMap<>(), lastWrite);
  }

  public Session writtenAt(String position) {
    return new Session(id, customer, cart, position);
  }

  public int items() {
    return cart.values().stream().mapToInt(Integer::intValue).sum();
  }
}
