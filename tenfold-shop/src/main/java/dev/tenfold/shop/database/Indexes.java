package dev.tenfold.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Builds and drops indexes while the shop goes on, on a connection of its own that no limit stops.
 * Of several instances on one database one works at a time, and the one asked last has its way.
 */
public final class Indexes implements AutoCloseable {
  /** How an index stands. */
  public enum State {
    ABSENT,
    BUILDING,
    PRESENT
  }

  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final long LOCK = 0x73686f70_696478L;
  private static final String LOCKED = "SELECT pg_try_advisory_lock(?)::int";
  private static final String VALID =
      "SELECT coalesce((SELECT indisvalid::int FROM pg_index WHERE indexrelid = to_regclass(?)),"
          + " -1)";

  private final PGSimpleDataSource server = new PGSimpleDataSource();
  private final Map<Index, State> states = new EnumMap<>(Index.class);
  private final Upkeep upkeep;
  private Set<Index> asked = Set.of();
  private boolean first = true;
  private @Nullable Set<Index> wanted;
  private @Nullable Statement underWay;

  public Indexes(Database database) {
    server.setUrl(database.url());
    upkeep = new Upkeep("indexes", PERIOD, this::work);
  }

  /** Returns at once; the indexes become as they are wanted afterwards. */
  public synchronized void want(Set<Index> indexes) {
    if (first || !indexes.equals(asked)) {
      first = false;
      asked = Set.copyOf(indexes);
      wanted = asked;
      upkeep.ask();
    }
  }

  /** Returns how those indexes stand that have been looked at. */
  public synchronized Map<Index, State> states() {
    return Map.copyOf(states);
  }

  private void work() {
    Set<Index> wish = wish();
    if (wish != null) {
      try (Connection connection = server.getConnection()) {
        Statements statements = new Statements(connection);
        if (statements.number(LOCKED, LOCK) == 1) {
          for (Index index : Index.values()) {
            bring(statements, index, wish.contains(index));
          }
          done(wish);
        }
      } catch (SQLException e) {
        throw new DatabaseException("indexes", e);
      }
    }
  }

  private synchronized @Nullable Set<Index> wish() {
    return wanted;
  }

  private synchronized void done(Set<Index> wish) {
    if (wish.equals(wanted)) {
      wanted = null;
    }
  }

  /** Building that was cut short leaves an index behind that is not valid. */
  private void bring(Statements statements, Index index, boolean present) throws SQLException {
    long valid = statements.number(VALID, index.key());
    if (valid == 0 || valid == 1 && !present) {
      run(statements.connection(), index.removal());
    }
    if (present && valid != 1) {
      state(index, State.BUILDING);
      run(statements.connection(), index.creation());
    }
    state(index, present ? State.PRESENT : State.ABSENT);
  }

  private synchronized void state(Index index, State state) {
    states.put(index, state);
  }

  private void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (underWay(statement)) {
        statement.execute(sql);
      }
    } finally {
      underWay(null);
    }
  }

  /** Returns whether it may be run. */
  private synchronized boolean underWay(@Nullable Statement statement) {
    underWay = statement;
    return !upkeep.closed();
  }

  private synchronized void cancel() {
    upkeep.closing();
    try {
      if (underWay != null) {
        underWay.cancel();
      }
    } catch (SQLException e) {
      throw new DatabaseException("cancel", e);
    }
  }

  /** Stops what is under way. */
  @Override
  public void close() {
    cancel();
    upkeep.close();
  }
}
