package dev.tenfold.shop.database;

import java.time.Duration;

/**
 * How long the shop waits for its database. Zero means for ever, but for {@code connection}.
 *
 * @param statement after which a statement is stopped
 * @param idleInTransaction after which a connection that does nothing inside a transaction is
 *     closed, so that its locks are given up
 * @param lock after which waiting for another's lock is given up
 * @param connection after which waiting for a connection of the pool is given up
 */
public record Limits(
    Duration statement, Duration idleInTransaction, Duration lock, Duration connection) {
  /** What PostgreSQL and HikariCP do when nobody has said anything. */
  public static final Limits NONE =
      new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30));

  /** Shorter than the patience of a visitor, longer than any page takes that is in order. */
  public static final Limits SET =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3));

  /** Returns what a connection is opened with. */
  String options() {
    return "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d -c lock_timeout=%d"
        .formatted(statement.toMillis(), idleInTransaction.toMillis(), lock.toMillis());
  }
}
