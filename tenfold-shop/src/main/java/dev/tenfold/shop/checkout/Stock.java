package dev.tenfold.shop.checkout;

import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes units from stock and counts them as reserved, and back. */
final class Stock {
  private static final int SHARDS = 16;

  private final Object monitor = new Object();
  private final Flags flags;

  Stock(Flags flags) {
    this.flags = flags;
  }

  /**
   * Takes what {@code order} asks for, or nothing; returns the names of what there is too little
   * of.
   */
  List<String> reserve(Queries queries, Order order) {
    int shard = shard(order);
    if (flags.remedied(Flag.STOCK_COUNTER)) {
      return take(queries, order, shard);
    }
    synchronized (monitor) {
      return take(queries, order, shard);
    }
  }

  void giveBack(Queries queries, Order order) {
    move(queries, order, 1);
    count(queries, shard(order), -order.units());
  }

  private int shard(Order order) {
    return flags.remedied(Flag.STOCK_COUNTER) ? (int) (order.id() % SHARDS) : 0;
  }

  private static List<String> take(Queries queries, Order order, int shard) {
    List<Line> lines = order.basket().lines();
    Map<Integer, Integer> available = new HashMap<>();
    Object products = lines.stream().map(Line::product).toArray(Integer[]::new);
    queries
        .list(
            "SELECT product_id, available FROM stock WHERE product_id = ANY (?)"
                + " ORDER BY product_id FOR UPDATE",
            row -> Map.entry(row.getInt(1), row.getInt(2)),
            products)
        .forEach(entry -> available.put(entry.getKey(), entry.getValue()));
    List<String> tooLittle =
        lines.stream()
            .filter(line -> available.getOrDefault(line.product(), 0) < line.quantity())
            .map(Line::name)
            .toList();
    if (tooLittle.isEmpty()) {
      move(queries, order, -1);
      count(queries, shard, order.units());
    }
    return tooLittle;
  }

  private static void move(Queries queries, Order order, int sign) {
    for (Line line : order.basket().lines()) {
      queries.update(
          "UPDATE stock SET available = available + ? WHERE product_id = ?",
          sign * line.quantity(),
          line.product());
    }
  }

  private static void count(Queries queries, int shard, int units) {
    queries.update(
        "UPDATE stock_counter SET reserved = reserved + ? WHERE shard = ?", units, shard);
  }
}
