package dev.tenfold.shop.catalogue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the database, over a connection of its own, what has changed in the catalogue, whoever
 * changed it.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int WAIT_MILLIS = 500;
  private static final int RETRY_SECONDS = 1;

  private final String url;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Begins to listen to the server at {@code url}, which must be the primary. */
  public ChangeFeed(String url, Listener listener) {
    this.url = url;
    this.listener = listener;
    thread = Thread.ofVirtual().name("catalogue-changes").start(this::run);
  }

  private void run() {
    while (open()) {
      try (Connection connection = DriverManager.getConnection(url)) {
        listen(connection);
      } catch (SQLException e) {
        LOG.warn("changes of the catalogue are not heard: {}", e.getMessage());
        listener.deaf();
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN catalogue");
    }
    listener.hearing();
    PGConnection notified = connection.unwrap(PGConnection.class);
    while (open()) {
      PGNotification[] heard = notified.getNotifications(WAIT_MILLIS);
      if (heard != null) {
        for (PGNotification change : heard) {
          pass(change.getParameter());
        }
      }
    }
  }

  private void pass(String what) {
    listener.changed(
        what.equals("lists") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(what)));
  }

  private boolean open() {
    return closed.getCount() > 0;
  }

  private void pause() {
    try {
      boolean done = closed.await(RETRY_SECONDS, TimeUnit.SECONDS);
      LOG.debug(done ? "stopped while not listening" : "listening again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Is told of changes. */
  public interface Listener {
    /** From now on every change is told; what happened before may not have been. */
    void hearing();

    /** From now on changes are not told. */
    void deaf();

    /**
     * Something has changed.
     *
     * @param product what has changed; empty where lists have, and so anything may
     */
    void changed(OptionalInt product);
  }
}
