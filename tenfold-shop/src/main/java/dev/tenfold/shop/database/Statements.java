package dev.tenfold.shop.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements on one connection. */
record Statements(Connection connection) implements Queries {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tenfold.shop.sql");

  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      LOG.debug("{} rows from {}", found.size(), sql);
      return found;
    } catch (SQLException e) {
      throw new DatabaseException(sql, e);
    }
  }

  @Override
  public int update(String sql, Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      int changed = statement.executeUpdate();
      LOG.debug("{} rows changed by {}", changed, sql);
      return changed;
    } catch (SQLException e) {
      throw new DatabaseException(sql, e);
    }
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
