package dev.tenfold.shop.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** A product with all there is of it, as an object mapper would fetch it. */
final class ProductRow {
  static final String COLUMNS = "p.*";

  private final Product product;
  private final int category;
  private final int popularity;
  private final Timestamp changedAt;
  private final String searchText;
  private final String description;
  private final byte[] picture;

  private ProductRow(ResultSet row) throws SQLException {
    product = Product.read(row);
    category = row.getInt("category_id");
    popularity = row.getInt("popularity");
    changedAt = row.getTimestamp("changed_at");
    searchText = row.getString("search_text");
    description = row.getString("description");
    picture = row.getBytes("picture");
  }

  static ProductRow read(ResultSet row) throws SQLException {
    return new ProductRow(row);
  }

  static List<Product> products(List<ProductRow> rows) {
    return rows.stream().map(ProductRow::product).toList();
  }

  Product product() {
    return product;
  }

  @Override
  public String toString() {
    return "%s in %d, popularity %d, changed %s, %d words, %d characters, %d bytes"
        .formatted(
            product,
            category,
            popularity,
            changedAt,
            searchText.length(),
            description.length(),
            picture.length);
  }
}
