package dev.tenfold.shop.database;

import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  DatabaseException(String sql, SQLException cause) {
    super(cause.getMessage() + " in: " + sql, cause);
    state = String.valueOf(cause.getSQLState());
  }

  /** Returns whether a statement was stopped for taking too long (SQLSTATE 57014). */
  public boolean timedOut() {
    return state.equals("57014");
  }
}
