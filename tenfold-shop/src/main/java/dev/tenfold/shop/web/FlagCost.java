package dev.tenfold.shop.web;

import dev.tenfold.shop.flag.Flag;

/** What each sin costs, in a sentence for the page that sets the flags. */
public final class FlagCost {
  private FlagCost() {}

  public static String of(Flag flag) {
    return switch (flag) {
      case PAGE_CACHING -> "Every view of a page is queried and laid out again, changed or not.";
      case ORDER_HISTORY ->
          "A page of orders takes a query for each order and for each line of it.";
      case RECOMMENDATIONS -> "A product page takes a query for each product it recommends.";
      case SEARCH_INDEX -> "Each search reads the words of every product in the shop.";
      case REVIEW_INDEX -> "Each product page reads the reviews of all products to find its own.";
      case ORDER_LINE_INDEX -> "Finding the lines of one order reads those of all orders.";
      case SALES_REPORT ->
          "The report joins and sorts all that was ever sold, on disk, three times.";
      case CHECKOUT_FOLLOW_UP -> "A customer waits for mail, invoice and audit before the thanks.";
      case SESSION_STORE -> "A second instance does not know the visitors of the first.";
      case READ_ROUTING -> "All reading competes with all writing for the one primary.";
      case POOL_SIZE -> "With five connections requests queue while the database is idle.";
      case DATABASE_TIMEOUTS -> "One stuck statement keeps its connection and locks for good.";
      case PAYMENT_TRANSACTION -> "Locks on stock are held for as long as the payment takes.";
      case ROW_FETCHING -> "Lists fetch descriptions and pictures that they do not show.";
      case PAYMENT_CLIENT -> "When payment is slow, impatient repetition makes it slower.";
      case STOCK_COUNTER -> "All checkouts wait in line for one row and one lock.";
      case LOGGING -> "Every request waits until its many log lines are written.";
    };
  }
}
