package dev.tenfold.shop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to one server, whose number and limits can be changed while they are used. */
final class Pool implements Queries, AutoCloseable {
  /**
   * HikariCP lets no more connections wait to be made than there may be when it starts; what does
   * not find room is made half a minute later.
   */
  private static final int ROOM_TO_GROW = 64;

  private final PGSimpleDataSource server = new PGSimpleDataSource();
  private final HikariDataSource connections;
  private Limits limits = Limits.NONE;

  Pool(String name, String url, int size) {
    server.setUrl(url);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setDataSource(server);
    config.setMaximumPoolSize(ROOM_TO_GROW);
    config.setMinimumIdle(size);
    config.setPoolName(name);
    connections = new HikariDataSource(config);
    connections.setMaximumPoolSize(size);
  }

  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
    return connected(queries -> queries.list(sql, row, arguments));
  }

  @Override
  public int update(String sql, Object... arguments) {
    return connected(queries -> queries.update(sql, arguments));
  }

  private <T> T connected(Function<Queries, T> work) {
    try (Connection connection = connections.getConnection()) {
      return work.apply(new Statements(connection));
    } catch (SQLException e) {
      throw new DatabaseException("connect", e);
    }
  }

  <T> T transaction(Function<Queries, T> work) {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.apply(new Statements(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException("transaction", e);
    }
  }

  /** A connection that the server has closed cannot be rolled back, and need not be. */
  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Replaces the connections, those in use when they come back, so that none keeps old limits. */
  synchronized void limit(Limits limits) {
    if (limits.equals(this.limits)) {
      return;
    }
    this.limits = limits;
    server.setOptions(limits.options());
    connections.setConnectionTimeout(limits.connection().toMillis());
    connections.getHikariPoolMXBean().softEvictConnections();
  }

  /** HikariCP closes no idle connection of a pool of fixed size, so that it is filled anew. */
  synchronized void resize(int size) {
    if (size == connections.getMaximumPoolSize()) {
      return;
    }
    if (size < connections.getMaximumPoolSize()) {
      connections.setMinimumIdle(size);
      connections.setMaximumPoolSize(size);
    } else {
      connections.setMaximumPoolSize(size);
      connections.setMinimumIdle(size);
    }
    connections.getHikariPoolMXBean().softEvictConnections();
  }

  HikariDataSource connections() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
  }
}
