package dev.tenfold.shop.admin;

import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.DatabaseException;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sales report. With the sin each of its three tables joins and sorts every line ever sold and
 * only then looks at the day; with the remedy the days that are over are read from a summary and
 * only the rest from the orders.
 */
public final class SalesReport {
  private static final Logger LOG = LoggerFactory.getLogger(SalesReport.class);
  private static final String EVERYTHING =
      """
      WITH sale AS MATERIALIZED (
        SELECT (o.placed_at AT TIME ZONE 'UTC')::date AS day, p.category_id,
            l.product_id, l.quantity::bigint, l.quantity::bigint * l.price_cents AS revenue_cents
        FROM order_line l
        JOIN orders o ON o.id = l.order_id
        JOIN product p ON p.id = l.product_id
        WHERE o.status <> 'pending'
        ORDER BY o.placed_at DESC, l.id)
      """;

  static final String BY_CATEGORY =
      """
      SELECT c.department, c.name, sum(s.quantity)::bigint, sum(s.revenue_cents)::bigint AS revenue
      FROM sale s JOIN category c ON c.id = s.category_id
      WHERE s.day >= ?
      GROUP BY c.id, c.department, c.name ORDER BY revenue DESC, c.id\
      """;
  static final String BY_DAY =
      """
      SELECT s.day, sum(s.quantity)::bigint, sum(s.revenue_cents)::bigint
      FROM sale s WHERE s.day >= ? GROUP BY s.day ORDER BY s.day DESC\
      """;
  static final String TOP =
      """
      SELECT p.id, p.name, t.quantity, t.revenue
      FROM (
        SELECT s.product_id, sum(s.quantity)::bigint AS quantity,
            sum(s.revenue_cents)::bigint AS revenue
        FROM sale s WHERE s.day >= ?
        GROUP BY s.product_id ORDER BY revenue DESC, s.product_id LIMIT 20) t
      JOIN product p ON p.id = t.product_id ORDER BY t.revenue DESC, p.id\
      """;

  private final Database database;
  private final Flags flags;
  private final Clock clock;
  private final SalesSummary summary;

  public SalesReport(Database database, Flags flags, Clock clock) {
    this.database = database;
    this.flags = flags;
    this.clock = clock;
    summary = new SalesSummary(database, clock);
    flags.watch(changed -> Thread.ofVirtual().start(this::prepare));
  }

  /** Fills the summary when the remedy comes on, and takes its index away when it goes. */
  private synchronized void prepare() {
    try {
      if (flags.remedied(Flag.SALES_REPORT)) {
        summary.prepare();
      } else {
        summary.dropIndex();
      }
    } catch (DatabaseException e) {
      LOG.warn("the sales summary is prepared when it is next asked for", e);
    }
  }

  /**
   * Returns what was sold of late.
   *
   * @param days at least 1, today included
   */
  public Sales of(int days) {
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
    return flags.remedied(Flag.SALES_REPORT) ? summary.of(from) : everything(from);
  }

  private Sales everything(LocalDate from) {
    Queries reads = database.lagTolerant("");
    return new Sales(
        from,
        reads.list(EVERYTHING + BY_CATEGORY, SalesReport::part, from),
        reads.list(EVERYTHING + BY_DAY, SalesReport::day, from),
        reads.list(EVERYTHING + TOP, SalesReport::product, from));
  }

  static Sales.Part part(ResultSet row) throws SQLException {
    return new Sales.Part(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
  }

  static Sales.Day day(ResultSet row) throws SQLException {
    return new Sales.Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3));
  }

  static Sales.Product product(ResultSet row) throws SQLException {
    return new Sales.Product(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4));
  }
}
