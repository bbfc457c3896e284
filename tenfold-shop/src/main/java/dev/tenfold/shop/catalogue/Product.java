package dev.tenfold.shop.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A product as lists show it. */
public record Product(int id, String name, String summary, int priceCents) {
  static final String COLUMNS = "p.id, p.name, p.summary, p.price_cents";

  static Product read(ResultSet row) throws SQLException {
    return new Product(
        row.getInt("id"),
        row.getString("name"),
        row.getString("summary"),
        row.getInt("price_cents"));
  }
}
