package dev.tenfold.shop.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends the reads that tolerate lag to a replica, which is started in the background when it is
 * first wanted. They stay on the primary until it streams, and return there whenever it does not.
 */
public final class Replication implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int PATIENCE = 5;

  private final Database database;
  private final Standby standby;
  private final Upkeep upkeep;
  private volatile boolean wanted;
  private volatile int connections;
  private volatile String state = "primary";
  private @Nullable Replica replica;
  private String caughtUpAt = "";
  private int failures;

  public Replication(Database database, Standby standby) {
    this.database = database;
    this.standby = standby;
    connections = database.pool().getMaximumPoolSize();
    upkeep = new Upkeep("replication", PERIOD, this::work);
  }

  /** Returns at once; the replica is started, or let alone, afterwards. */
  public void want(boolean replica) {
    wanted = replica;
    if (!replica) {
      database.readFrom(null);
    }
    upkeep.ask();
  }

  /** Sets how many connections to the replica there are. */
  public void resize(int connections) {
    this.connections = connections;
    upkeep.ask();
  }

  /**
   * Returns where lag-tolerant reads go: {@code primary}, {@code building} while the replica is
   * made or catches up, {@code replica}, or {@code unavailable:} and why.
   */
  public String state() {
    return state;
  }

  private void work() {
    if (!wanted) {
      stop();
      state = "primary";
    } else if (standby instanceof Standby.None(String reason)) {
      state = "unavailable: " + reason;
    } else if (replica == null) {
      start();
    } else {
      check(replica);
    }
  }

  private void start() {
    state = "building";
    Standby.Server server = server();
    try {
      replica = new Replica(server.url(), connections, server.stop());
      failures = 0;
      caughtUpAt = database.position();
      check(replica);
    } catch (PoolInitializationException e) {
      server.stop().run();
      throw e;
    }
  }

  private Standby.Server server() {
    try {
      return standby.start();
    } catch (IllegalStateException | UncheckedIOException | DatabaseException e) {
      standby.distrust();
      state = "unavailable: " + e.getMessage();
      throw e;
    }
  }

  /** A replica that has not followed for a while is given up, and another is made. */
  private void check(Replica current) {
    current.resize(connections);
    boolean follows = current.check();
    if (follows && (state.equals("replica") || current.hasReplayed(caughtUpAt))) {
      failures = 0;
      state = "replica";
      database.readFrom(wanted ? current : null);
    } else {
      state = "building";
      database.readFrom(null);
      failures += follows ? 0 : 1;
      if (failures >= PATIENCE) {
        standby.distrust();
        stop();
      }
    }
  }

  private void stop() {
    database.readFrom(null);
    if (replica != null) {
      replica.close();
      replica = null;
    }
  }

  /** Stops the replica. */
  @Override
  public void close() {
    upkeep.close();
    stop();
  }
}
