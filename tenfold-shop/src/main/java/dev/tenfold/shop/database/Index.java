package dev.tenfold.shop.database;

import java.util.Locale;

/** An index that the shop can do without, slowly. */
public enum Index {
  PRODUCT_SEARCH("product USING gin (search_text)"),
  REVIEW_PRODUCT("review (product_id, written_at DESC)"),
  ORDER_LINE_ORDER("order_line (order_id)");

  private final String definition;

  Index(String definition) {
    this.definition = definition;
  }

  /** Returns its name in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String creation() {
    return "CREATE INDEX CONCURRENTLY " + key() + " ON " + definition;
  }

  String removal() {
    return "DROP INDEX CONCURRENTLY IF EXISTS " + key();
  }
}
