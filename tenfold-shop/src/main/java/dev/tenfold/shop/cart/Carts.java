package dev.tenfold.shop.cart;

import dev.tenfold.shop.database.Queries;
import java.util.List;
import java.util.SortedMap;

/** Looks up what the products in a cart are. */
public final class Carts {
  private final Queries queries;

  public Carts(Queries queries) {
    this.queries = queries;
  }

  /**
   * Returns the cart with names and prices, by product; products that are no longer sold are left
   * out.
   *
   * @param quantities product to quantity
   */
  public Cart of(SortedMap<Integer, Integer> quantities) {
    if (quantities.isEmpty()) {
      return new Cart(List.of());
    }
    return new Cart(
        queries.list(
            "SELECT id, name, price_cents FROM product WHERE id = ANY (?) ORDER BY id",
            row ->
                new Cart.Line(
                    row.getInt(1),
                    row.getString(2),
                    quantities.getOrDefault(row.getInt(1), 0),
                    row.getInt(3)),
            (Object) quantities.keySet().stream().mapToInt(Integer::intValue).toArray()));
  }

  public boolean isSold(int product) {
    return queries.number("SELECT count(*) FROM product WHERE id = ?", product) > 0;
  }
}
