package dev.tenfold.shop.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What PostgreSQL knows of its work and its data.
 *
 * @param data the folder of a shop that runs on a database of its own
 */
record DatabaseStatistics(Path data) {
  /** In postmaster.pid. */
  private static final int LINE_OF_PORT = 3;

  private static final String RESET =
      "SELECT pg_stat_statements_reset(), pg_stat_reset(), pg_stat_reset_shared('io')";

  /** Each file and the query that fills it. */
  private static final Map<String, String> FILES =
      Map.of(
          "pg_stat_statements.csv",
          "SELECT queryid, query, calls, total_exec_time, min_exec_time, max_exec_time,"
              + " mean_exec_time, stddev_exec_time, rows, shared_blks_hit, shared_blks_read,"
              + " temp_blks_read, temp_blks_written, wal_bytes FROM pg_stat_statements"
              + " ORDER BY total_exec_time DESC",
          "pg_stats.csv",
          "SELECT tablename, attname, null_frac, avg_width, n_distinct, correlation FROM pg_stats"
              + " WHERE schemaname = 'public' ORDER BY 1, 2",
          "pg_class.csv",
          "SELECT relname, relkind, reltuples, relpages, pg_relation_size(oid) AS bytes FROM"
              + " pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"
              + " ORDER BY 1",
          "pg_stat_user_tables.csv",
          "SELECT relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins, n_tup_upd,"
              + " n_tup_del, n_live_tup, n_dead_tup FROM pg_stat_user_tables ORDER BY 1",
          "pg_indexes.csv",
          "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
              + " ORDER BY 1, 2",
          "pg_settings.csv",
          "SELECT name, setting, unit, source FROM pg_settings WHERE category LIKE 'Query Tuning%'"
              + " OR category LIKE 'Resource Usage%' OR name IN ('max_connections',"
              + " 'statement_timeout') ORDER BY 1");

  /** Starts all counts at zero. */
  void reset() throws IOException {
    try (Connection connection = server().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(RESET);
    } catch (SQLException e) {
      throw new IOException("the statistics cannot be reset", e);
    }
  }

  /** Writes each view to a file in {@code folder}. */
  void write(Path folder) throws IOException {
    try (Connection connection = server().getConnection()) {
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        try (OutputStream out = Files.newOutputStream(folder.resolve(file.getKey()))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY (" + file.getValue() + ") TO STDOUT (FORMAT csv, HEADER)", out);
        }
      }
    } catch (SQLException e) {
      throw new IOException("the statistics cannot be read", e);
    }
  }

  private PGSimpleDataSource server() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setServerNames(new String[] {"127.0.0.1"});
    server.setPortNumbers(new int[] {Integer.parseInt(lines.get(LINE_OF_PORT).strip())});
    server.setDatabaseName("postgres");
    server.setUser("postgres");
    return server;
  }
}
