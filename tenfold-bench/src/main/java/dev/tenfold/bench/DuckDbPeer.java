package dev.tenfold.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The same question put to DuckDB: requests, p50, p95, p99 and errors by route and minute. What
 * costs time and is not asked for is left out, in its favour: no dates are parsed, one pass of one
 * regular expression makes the route, and the result stays in memory.
 *
 * <pre>
 * DuckDbPeer csv big.log             read_csv, exact quantiles
 * DuckDbPeer csv-approximate big.log read_csv, t-digest
 * DuckDbPeer regex big.log           regexp_extract on lines, t-digest
 * </pre>
 */
public final class DuckDbPeer {
  private static final String EXACT = "quantile_cont(seconds, [0.5, 0.95, 0.99])";
  private static final String APPROXIMATE = "approx_quantile(seconds, [0.5, 0.95, 0.99])";

  /**
   * Cuts the query off; ids, uuids, hashes, slugs and the two kinds of token that {@link
   * dev.tenfold.bench.traffic.LargeSite} has become {@code {}}. A person had to know all of them.
   */
  private static final String ROUTE =
      """
      regexp_replace(split_part(%s, '?', 1),
          '[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{8,}|[a-z]+(?:-[a-z]+)+|shipments/[^/]+'
          || '|/[0-9A-Za-z]{6}/[0-9A-Za-z]{9}|[0-9]+', '{}', 'g')\
      """;

  /**
   * Without {@code strict_mode = false} one user agent that lacks its closing quote makes DuckDB
   * leave out most lines of its buffer, and with {@code ignore_errors} it does not say so.
   */
  private static final String CSV =
      """
      SELECT %s AS route, substr(stamp, 2, 17) AS minute, status, seconds
      FROM read_csv('%s', header = false, delim = ' ', quote = '"', escape = '',
          strict_mode = false, ignore_errors = true, auto_detect = false, columns = {
          'client': 'VARCHAR', 'ident': 'VARCHAR', 'person': 'VARCHAR', 'stamp': 'VARCHAR',
          'zone': 'VARCHAR', 'request': 'VARCHAR', 'status': 'SMALLINT', 'bytes': 'BIGINT',
          'referer': 'VARCHAR', 'agent': 'VARCHAR', 'seconds': 'DOUBLE'})
      """
          .formatted(ROUTE.formatted("split_part(request, ' ', 2)"), "%s");

  /** Several simple expressions: one with four groups, or a filter on its parts, is slower. */
  private static final String REGEX =
      """
      SELECT %s AS route, regexp_extract(line, '\\[([^ ]{17})', 1) AS minute,
          try_cast(regexp_extract(line, '" ([0-9]{3}) ', 1) AS SMALLINT) AS status,
          try_cast(split_part(line, ' ', -1) AS DOUBLE) AS seconds
      FROM read_csv('%s', header = false, delim = '\\0', quote = '', escape = '',
          strict_mode = false, auto_detect = false, columns = {'line': 'VARCHAR'})
      """
          .formatted(ROUTE.formatted("regexp_extract(line, '\"[A-Z]+ ([^ \"]*)', 1)"), "%s");

  private static final String BY_ROUTE_AND_MINUTE =
      """
      CREATE TABLE answer AS
      SELECT route, minute, count(*) AS n, count(*) FILTER (status >= 500) AS errors, %s AS quantiles
      FROM (%s) GROUP BY ALL
      """;

  private DuckDbPeer() {}

  /** Answers the question and says how many lines and groups there were. */
  public static void main(String[] args) throws SQLException {
    if (args.length != 2) {
      System.err.println("usage: DuckDbPeer csv|csv-approximate|regex LOG");
      System.exit(2);
    }
    String file = Path.of(args[1]).toAbsolutePath().toString().replace("'", "''");
    String query =
        switch (args[0]) {
          case "csv" -> BY_ROUTE_AND_MINUTE.formatted(EXACT, CSV.formatted(file));
          case "csv-approximate" -> BY_ROUTE_AND_MINUTE.formatted(APPROXIMATE, CSV.formatted(file));
          case "regex" -> BY_ROUTE_AND_MINUTE.formatted(APPROXIMATE, REGEX.formatted(file));
          default -> throw new IllegalArgumentException("no such way: " + args[0]);
        };
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(query);
      try (ResultSet answer =
          statement.executeQuery(
              "SELECT count(*), sum(n), sum(errors), count(DISTINCT route) FROM answer")) {
        answer.next();
        System.out.printf(
            Locale.ROOT,
            "DuckDB %s: %,d lines, %,d errors, %,d routes, %,d cells%n",
            database.getMetaData().getDatabaseProductVersion(),
            answer.getLong(2),
            answer.getLong(3),
            answer.getLong(4),
            answer.getLong(1));
      }
    }
  }
}
