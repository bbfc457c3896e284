package dev.tenfold.shop.admin;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Queries;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The sales of closed days, summed up once in {@code daily_sales} and {@code daily_product_sales}.
 * A day closes an hour after it ends, so that orders under way at midnight are in it; what was sold
 * since is read from the orders, which an index finds by their time, and from the youngest lines.
 */
final class SalesSummary {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final long LOCK = 7_310_001;

  /** How many lines may be written before a line with a smaller number is. */
  private static final long LINES_UNDER_WAY = 10_000;

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS daily_product_sales (
        day date NOT NULL,
        product_id int NOT NULL,
        quantity bigint NOT NULL,
        revenue_cents bigint NOT NULL)\
      """;
  private static final String FILL =
      """
      WITH sold AS MATERIALIZED (
        SELECT (o.placed_at AT TIME ZONE 'UTC')::date AS day, p.category_id, l.product_id,
            sum(l.quantity)::bigint AS quantity,
            sum(l.quantity::bigint * l.price_cents)::bigint AS revenue_cents
        FROM orders o
        JOIN order_line l ON l.order_id = o.id
        JOIN product p ON p.id = l.product_id
        WHERE o.placed_at >= ? AND o.placed_at < ? AND l.id > ? AND o.status <> 'pending'
        GROUP BY 1, 2, 3 ORDER BY 1),
      products AS (
        INSERT INTO daily_product_sales
        SELECT day, product_id, quantity, revenue_cents FROM sold)
      INSERT INTO daily_sales
      SELECT day, category_id, sum(quantity), sum(revenue_cents) FROM sold GROUP BY 1, 2\
      """;
  private static final String SALE =
      """
      WITH sale AS (
        SELECT day, %s, quantity, revenue_cents FROM %s WHERE day < ?
        UNION ALL
        SELECT (o.placed_at AT TIME ZONE 'UTC')::date, %s, l.quantity,
            l.quantity::bigint * l.price_cents
        FROM orders o
        JOIN order_line l ON l.order_id = o.id
        JOIN product p ON p.id = l.product_id
        WHERE o.placed_at >= ? AND l.id > ? AND o.status <> 'pending')
      """;
  private static final String OF_CATEGORIES =
      SALE.formatted("category_id", "daily_sales", "p.category_id");
  private static final String OF_PRODUCTS =
      SALE.formatted("product_id", "daily_product_sales", "l.product_id");

  private final Database database;
  private final Clock clock;
  private volatile Closed closed = new Closed(LocalDate.MIN, 0, "");

  SalesSummary(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Up to where the summary goes.
   *
   * @param until the first day that is not in it
   * @param line every line of that day or later has a greater number
   * @param position where the primary's log stood when that was so; empty at first
   */
  private record Closed(LocalDate until, long line, String position) {}

  Sales of(LocalDate from) {
    Closed now = closed();
    Object[] arguments = {now.until(), start(now.until()), now.line(), from};
    Queries reads = database.lagTolerant(now.position());
    return new Sales(
        from,
        reads.list(OF_CATEGORIES + SalesReport.BY_CATEGORY, SalesReport::part, arguments),
        reads.list(OF_CATEGORIES + SalesReport.BY_DAY, SalesReport::day, arguments),
        reads.list(OF_PRODUCTS + SalesReport.TOP, SalesReport::product, arguments));
  }

  /** Makes the index and sums up what is missing; that takes seconds the first time. */
  synchronized void prepare() {
    database.transaction(queries -> {
      alone(queries);
      return queries.update("CREATE INDEX IF NOT EXISTS orders_placed_at ON orders (placed_at)");
    });
    closed();
  }

  void dropIndex() {
    database.update("DROP INDEX IF EXISTS orders_placed_at");
  }

  private Closed closed() {
    if (!closed.until().equals(lastClosing())) {
      synchronized (this) {
        if (!closed.until().equals(lastClosing())) {
          Closed next = database.transaction(this::close);
          closed = new Closed(next.until(), next.line(), database.position());
        }
      }
    }
    return closed;
  }

  private LocalDate lastClosing() {
    return LocalDate.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC);
  }

  private Closed close(Queries queries) {
    alone(queries);
    queries.update(CREATE);
    LocalDate until = lastClosing();
    LocalDate from =
        queries
            .first(
                "SELECT max(day) + 1 FROM daily_sales HAVING max(day) IS NOT NULL",
                row -> row.getObject(1, LocalDate.class))
            .orElse(LocalDate.EPOCH);
    if (from.isBefore(until)) {
      queries.update(FILL, start(from), start(until), linesBefore(queries, from));
      queries.update(
          "CREATE INDEX IF NOT EXISTS daily_product_sales_day ON daily_product_sales (day)");
      queries.update("ANALYZE daily_sales");
      queries.update("ANALYZE daily_product_sales");
    }
    return new Closed(until, linesBefore(queries, until), "");
  }

  /** Returns a number that every line of {@code day} and later is above. */
  private static long linesBefore(Queries queries, LocalDate day) {
    return queries.number(
            """
            SELECT coalesce(
                (SELECT min(l.id) FROM order_line l JOIN orders o ON o.id = l.order_id
                 WHERE o.placed_at >= ?),
                (SELECT max(id) FROM order_line),
                0)\
            """,
            start(day))
        - LINES_UNDER_WAY;
  }

  /** Lets one instance at a time in, with the time and memory that a bulk job needs. */
  private static void alone(Queries queries) {
    queries.update("SET LOCAL statement_timeout = 0");
    queries.update("SET LOCAL work_mem = '128MB'");
    queries.list("SELECT pg_advisory_xact_lock(?)", row -> true, LOCK);
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
