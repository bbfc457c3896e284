package dev.tenfold.shop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A pool of connections to one server. */
public final class Database implements Queries, AutoCloseable {
  private final HikariDataSource pool;

  public Database(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setPoolName("shop");
    pool = new HikariDataSource(config);
  }

  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
    return connected(queries -> queries.list(sql, row, arguments));
  }

  @Override
  public int update(String sql, Object... arguments) {
    return connected(queries -> queries.update(sql, arguments));
  }

  /** Runs {@code work} as one transaction: all of it is kept, or, when it throws, nothing. */
  public <T> T transaction(Function<Queries, T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.apply(new Statements(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException("transaction", e);
    }
  }

  private <T> T connected(Function<Queries, T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.apply(new Statements(connection));
    } catch (SQLException e) {
      throw new DatabaseException("connect", e);
    }
  }

  public HikariDataSource pool() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
