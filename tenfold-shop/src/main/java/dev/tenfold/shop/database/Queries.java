package dev.tenfold.shop.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Statements, inside a transaction or each on its own. Arguments take the place of {@code ?}. */
public interface Queries {
  <T> List<T> list(String sql, Row<T> row, Object... arguments);

  /** Returns how many rows were changed. */
  int update(String sql, Object... arguments);

  default <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
    return list(sql, row, arguments).stream().findFirst();
  }

  /** Returns the one value of the one row that {@code sql} always has. */
  default long number(String sql, Object... arguments) {
    return list(sql, row -> row.getLong(1), arguments).getFirst();
  }

  /** Makes a value of the row a cursor stands on. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
