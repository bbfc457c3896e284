package dev.tenfold.shop.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that follows the primary, and how far it has come. The log only grows, so that a
 * position once reached is not asked for again.
 */
final class Replica implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, PATIENCE);
  private static final long ASK_NANOS = 5_000_000;
  private static final String REPLAYED = "SELECT pg_last_wal_replay_lsn()::text";
  private static final String STREAMING =
      "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'";

  private final Pool pool;
  private final Runnable stop;
  private final AtomicLong asked = new AtomicLong(System.nanoTime() - ASK_NANOS);
  private volatile Position replayed = Position.START;
  private volatile boolean working;

  /**
   * @param stop stops the server, once nobody is connected
   */
  Replica(String url, int connections, Runnable stop) {
    this.stop = stop;
    pool = new Pool("shop-replica", url, connections);
    pool.limit(LIMITS);
  }

  Queries queries() {
    return pool;
  }

  /** Asks the replica at most every five milliseconds, and one thread at a time. */
  boolean hasReplayed(String position) {
    if (!working) {
      return false;
    }
    Position wanted = Position.of(position);
    long last = asked.get();
    long now = System.nanoTime();
    if (wanted.compareTo(replayed) > 0
        && now - last >= ASK_NANOS
        && asked.compareAndSet(last, now)) {
      look();
    }
    return working && wanted.compareTo(replayed) <= 0;
  }

  private void look() {
    try {
      replayed = Position.of(pool.list(REPLAYED, row -> row.getString(1)).getFirst());
    } catch (DatabaseException e) {
      rest();
    }
  }

  /** Is asked nothing more until it is seen to follow the primary again. */
  void rest() {
    working = false;
  }

  /** Looks whether the replica still follows the primary, and returns whether it does. */
  boolean check() {
    try {
      working = pool.number(STREAMING) > 0;
      look();
    } catch (DatabaseException e) {
      rest();
    }
    return working;
  }

  void resize(int connections) {
    pool.resize(connections);
  }

  @Override
  public void close() {
    rest();
    pool.close();
    stop.run();
  }
}
