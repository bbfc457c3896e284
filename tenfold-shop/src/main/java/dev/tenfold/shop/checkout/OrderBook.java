package dev.tenfold.shop.checkout;

import dev.tenfold.shop.database.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Orders and what they are made of, in the database. A pending order is not paid yet. */
final class OrderBook {
  /** Returns what {@code cart} holds of the products there are, at today's prices. */
  Basket basket(Queries queries, int customer, SortedMap<Integer, Integer> cart) {
    Object products = cart.keySet().toArray(Integer[]::new);
    List<Line> lines =
        queries.list(
            "SELECT id, name, price_cents FROM product WHERE id = ANY (?) ORDER BY id",
            row -> {
              int quantity = cart.getOrDefault(row.getInt(1), 1);
              return new Line(row.getInt(1), row.getString(2), quantity, row.getInt(3));
            },
            products);
    return new Basket(buyer(queries, customer), lines);
  }

  private static Buyer buyer(Queries queries, int customer) {
    return queries
        .first(
            "SELECT name, email, street, city FROM customer WHERE id = ?",
            row ->
                new Buyer(
                    customer,
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)),
            customer)
        .orElseThrow();
  }

  /** Returns an order with a number of its own, which is not in the book yet. */
  Order draft(Queries queries, Basket basket, Instant now) {
    long id = queries.number("SELECT nextval('order_id')");
    return new Order(id, now.truncatedTo(ChronoUnit.MILLIS), basket);
  }

  /** Writes {@code order} down as pending and returns the ids of its lines. */
  List<Long> enter(Queries queries, Order order) {
    queries.update(
        "INSERT INTO orders (id, customer_id, placed_at, status, total_cents)"
            + " VALUES (?, ?, ?, 'pending', ?)",
        order.id(),
        order.basket().buyer().customer(),
        order.placedAt().atOffset(ZoneOffset.UTC),
        order.basket().totalCents());
    List<Line> lines = order.basket().lines();
    return queries.list(
        "INSERT INTO order_line (id, order_id, product_id, quantity, price_cents)"
            + " SELECT nextval('order_line_id'), ?, bought.*"
            + " FROM unnest(?::int[], ?::int[], ?::int[]) AS bought RETURNING id",
        row -> row.getLong(1),
        order.id(),
        lines.stream().map(Line::product).toArray(Integer[]::new),
        lines.stream().map(Line::quantity).toArray(Integer[]::new),
        lines.stream().map(Line::priceCents).toArray(Integer[]::new));
  }

  /** Returns whether {@code order} was pending and is confirmed now. */
  boolean confirm(Queries queries, Order order, String reference) {
    int changed =
        queries.update(
            "UPDATE orders SET status = 'confirmed', payment_reference = ?"
                + " WHERE id = ? AND status = 'pending'",
            reference,
            order.id());
    return changed == 1;
  }

  boolean confirmed(Queries queries, Order order) {
    String sql = "SELECT count(*) FROM orders WHERE id = ? AND status = 'confirmed'";
    return queries.number(sql, order.id()) == 1;
  }

  /** Returns whether {@code order} was pending and is gone now. */
  boolean remove(Queries queries, Order order, List<Long> lines) {
    boolean pending =
        queries.update("DELETE FROM orders WHERE id = ? AND status = 'pending'", order.id()) == 1;
    if (pending) {
      Object ids = lines.toArray(Long[]::new);
      queries.update("DELETE FROM order_line WHERE id = ANY (?)", ids);
    }
    return pending;
  }

  /** Returns some of the orders that have been pending for longer than {@code age}. */
  List<Long> pending(Queries queries, Instant now, Duration age) {
    return queries.list(
        "SELECT id FROM orders WHERE status = 'pending' AND placed_at < ? ORDER BY id LIMIT 100",
        row -> row.getLong(1),
        now.minus(age).atOffset(ZoneOffset.UTC));
  }

  /** Returns a pending order as it was entered. */
  Optional<Order> load(Queries queries, long id) {
    List<Line> lines =
        queries.list(
            "SELECT product_id, name, quantity, l.price_cents FROM order_line l"
                + " JOIN product p ON p.id = product_id WHERE order_id = ? ORDER BY product_id",
            row -> new Line(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4)),
            id);
    return queries.first(
        "SELECT customer_id, placed_at FROM orders WHERE id = ? AND status = 'pending'",
        row ->
            new Order(
                id,
                row.getObject(2, OffsetDateTime.class).toInstant(),
                new Basket(buyer(queries, row.getInt(1)), lines)),
        id);
  }

  List<Long> lines(Queries queries, long id) {
    return queries.list("SELECT id FROM order_line WHERE order_id = ?", row -> row.getLong(1), id);
  }
}
