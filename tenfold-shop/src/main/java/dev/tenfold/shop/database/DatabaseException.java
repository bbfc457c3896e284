package dev.tenfold.shop.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** The database did not do what it was asked. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  DatabaseException(String sql, SQLException cause) {
    super(cause.getMessage() + " in: " + sql, cause);
    state = String.valueOf(cause.getSQLState());
  }

  /**
   * Returns whether the database had no time for this: a statement that took too long (SQLSTATE
   * 57014), a lock (55P03) or a connection (none) that was not to be had, or a transaction that was
   * idle for too long (25P03).
   */
  public boolean timedOut() {
    return getCause() instanceof SQLTransientConnectionException
        || Set.of("57014", "55P03", "25P03").contains(state);
  }

  /** Returns whether the server could not be reached or is going down (classes 08 and 57P). */
  boolean lost() {
    return getCause() instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P");
  }

  /** Returns whether a replica stopped a statement that was in the way of its replay (40001). */
  boolean conflicted() {
    return state.equals("40001");
  }
}
