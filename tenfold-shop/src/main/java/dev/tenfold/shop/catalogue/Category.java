package dev.tenfold.shop.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A shelf of the shop.
 *
 * @param slug its name in addresses
 * @param department what it is grouped under
 */
public record Category(int id, String slug, String name, String department) {
  static Category read(ResultSet row) throws SQLException {
    return new Category(
        row.getInt("category_id"),
        row.getString("slug"),
        row.getString("category_name"),
        row.getString("department"));
  }
}
