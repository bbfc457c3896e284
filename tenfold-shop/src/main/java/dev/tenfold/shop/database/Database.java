package dev.tenfold.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pool of connections to the primary, and another to its replica while there is one. */
public final class Database implements Queries, AutoCloseable {
  private final String url;
  private final Pool primary;
  private volatile @Nullable Replica replica;

  public Database(String url, int connections) {
    this.url = url;
    primary = new Pool("shop", url, connections);
  }

  /** Returns the address of the primary for JDBC. */
  public String url() {
    return url;
  }

  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
    return primary.list(sql, row, arguments);
  }

  @Override
  public int update(String sql, Object... arguments) {
    return primary.update(sql, arguments);
  }

  /** Runs {@code work} as one transaction: all of it is kept, or, when it throws, nothing. */
  public <T> T transaction(Function<Queries, T> work) {
    return primary.transaction(work);
  }

  /**
   * Returns where to read what may be a little old, but not older than the visitor's own last
   * change: the replica when it is in use, works and has come that far, or else the primary. What
   * it is asked to change is changed on the primary.
   *
   * @param lastWrite {@link #position} after that change; empty when there was none
   */
  public Queries lagTolerant(String lastWrite) {
    Replica standby = replica;
    return standby != null && standby.hasReplayed(lastWrite)
        ? new LagTolerant(standby, primary)
        : primary;
  }

  /** Returns where the primary's log stands: at or after everything committed so far. */
  public String position() {
    return primary
        .list("SELECT pg_current_wal_flush_lsn()::text", row -> row.getString(1))
        .getFirst();
  }

  /** Reads that tolerate lag go to {@code standby} from now on, or to the primary without one. */
  void readFrom(@Nullable Replica standby) {
    replica = standby;
  }

  /** Changes how many connections there are, those in use when they come back. */
  public void resize(int connections) {
    primary.resize(connections);
  }

  /** Puts {@code limits} in force at once, for statements under way when they end. */
  public void limit(Limits limits) {
    primary.limit(limits);
  }

  public HikariDataSource pool() {
    return primary.connections();
  }

  @Override
  public void close() {
    primary.close();
  }
}
