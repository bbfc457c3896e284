package dev.tenfold.shop.account;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What customers bought. With the sin each order is asked for its lines and each line for its
 * product, as code does that follows references lazily; with the remedy one query brings it all.
 */
public final class OrderHistory {
  private static final String OF_CUSTOMER =
      """
      SELECT id, placed_at, status, total_cents FROM orders
      WHERE customer_id = ? ORDER BY placed_at DESC, id DESC LIMIT ? OFFSET ?\
      """;
  private static final String ONE_OF_CUSTOMER =
      "SELECT id, placed_at, status, total_cents FROM orders WHERE customer_id = ? AND id = ?";

  private final Database database;
  private final Flags flags;

  public OrderHistory(Database database, Flags flags) {
    this.database = database;
    this.flags = flags;
  }

  /**
   * Returns some of the orders of whoever is signed in.
   *
   * @param number from 1
   */
  public OrderPage page(Session session, int number) {
    long before = (long) OrderPage.SIZE * (number - 1);
    return OrderPage.of(
        number, orders(session, OF_CUSTOMER, customer(session), OrderPage.SIZE + 1, before));
  }

  /** Returns one of the visitor's own orders. */
  public Optional<Order> order(Session session, long id) {
    return orders(session, ONE_OF_CUSTOMER, customer(session), id).stream().findFirst();
  }

  /** Returns the invoice of one of the visitor's own orders as PDF, once it is written. */
  public Optional<byte[]> invoice(Session session, long order) {
    return reads(session)
        .first(
            "SELECT i.pdf FROM invoice i JOIN orders o ON o.id = i.order_id"
                + " WHERE o.customer_id = ? AND o.id = ?",
            row -> row.getBytes(1),
            customer(session),
            order);
  }

  private static int customer(Session session) {
    return session.customer().orElseThrow();
  }

  /** Old orders tolerate lag; the one that the visitor has just placed does not. */
  private Queries reads(Session session) {
    return database.lagTolerant(session.lastWrite());
  }

  private List<Order> orders(Session session, String sql, Object... arguments) {
    Queries reads = reads(session);
    return flags.remedied(Flag.ORDER_HISTORY)
        ? joined(reads, sql, arguments)
        : each(reads, sql, arguments);
  }

  private static List<Order> each(Queries queries, String sql, Object... arguments) {
    return queries.list(sql, OrderHistory::order, arguments).stream()
        .map(order ->
            new Order(
                order.id(),
                order.placedAt(),
                order.status(),
                order.totalCents(),
                lines(queries, order.id())))
        .toList();
  }

  private static List<Order.Line> lines(Queries queries, long order) {
    record Bought(int product, int quantity, int priceCents) {}
    return queries
        .list(
            "SELECT product_id, quantity, price_cents FROM order_line WHERE order_id = ? ORDER BY id",
            row -> new Bought(row.getInt(1), row.getInt(2), row.getInt(3)),
            order)
        .stream()
        .map(line ->
            new Order.Line(
                line.product(), name(queries, line.product()), line.quantity(), line.priceCents()))
        .toList();
  }

  private static String name(Queries queries, int product) {
    return queries
        .first("SELECT name FROM product WHERE id = ?", row -> row.getString(1), product)
        .orElse("");
  }

  private static List<Order> joined(Queries queries, String sql, Object... arguments) {
    record Found(Order order, Order.Line line) {}
    List<Found> rows =
        queries.list(
            """
            SELECT o.id, o.placed_at, o.status, o.total_cents, l.product_id, p.name, l.quantity,
                l.price_cents
            FROM (%s) o
            JOIN order_line l ON l.order_id = o.id
            JOIN product p ON p.id = l.product_id
            ORDER BY o.placed_at DESC, o.id DESC, l.id\
            """
                .formatted(sql),
            row ->
                new Found(
                    order(row),
                    new Order.Line(row.getInt(5), row.getString(6), row.getInt(7), row.getInt(8))),
            arguments);
    Map<Order, List<Order.Line>> lines = new LinkedHashMap<>();
    rows.forEach(
        row -> lines.computeIfAbsent(row.order(), order -> new ArrayList<>()).add(row.line()));
    List<Order> orders = new ArrayList<>();
    lines.forEach((order, bought) ->
        orders.add(
            new Order(order.id(), order.placedAt(), order.status(), order.totalCents(), bought)));
    return orders;
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong(1),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getLong(4),
        List.of());
  }
}
