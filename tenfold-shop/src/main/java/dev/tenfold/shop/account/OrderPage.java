package dev.tenfold.shop.account;

import java.util.List;

/**
 * Some of a customer's orders, the latest first.
 *
 * @param number from 1
 * @param hasNext whether there are older ones
 */
public record OrderPage(int number, List<Order> orders, boolean hasNext) {
  /** How many orders a page has at most. */
  public static final int SIZE = 10;

  public OrderPage {
    orders = List.copyOf(orders);
  }

  /** Returns the page of orders of which one more than fits was looked up. */
  static OrderPage of(int number, List<Order> found) {
    return new OrderPage(
        number, found.subList(0, Math.min(SIZE, found.size())), found.size() > SIZE);
  }
}
