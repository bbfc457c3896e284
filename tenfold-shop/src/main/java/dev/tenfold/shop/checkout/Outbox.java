package dev.tenfold.shop.checkout;

import dev.tenfold.shop.checkout.Post.PostException;
import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.database.Queries;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the outbox, each task in the transaction that marks it done, so that as many instances
 * as there are may do it side by side. What fails is tried again, later each time. In between it
 * settles orders whose checkout was cut short.
 */
final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final long LOOK_MILLIS = 500;
  private static final long SETTLE_NANOS = 5_000_000_000L;

  private final Database database;
  private final FollowUp followUp;
  private final Runnable settlement;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean closed;
  private final Thread worker;

  Outbox(Database database, FollowUp followUp, Runnable settlement) {
    this.database = database;
    this.followUp = followUp;
    this.settlement = settlement;
    worker = Thread.ofPlatform().name("outbox").daemon().unstarted(this::run);
  }

  void start() {
    worker.start();
  }

  /** Says that there may be something to do. */
  void wake() {
    work.release();
  }

  private void run() {
    long nextSettlement = System.nanoTime();
    while (!closed) {
      try {
        if (System.nanoTime() - nextSettlement >= 0) {
          nextSettlement = System.nanoTime() + SETTLE_NANOS;
          settlement.run();
        }
        if (!database.transaction(this::next)) {
          await();
        }
      } catch (RuntimeException e) {
        LOG.warn("the outbox waits: {}", e.toString());
        await();
      }
    }
  }

  private void await() {
    try {
      if (work.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        work.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Does the task that has been due longest and returns whether there was one. */
  private boolean next(Queries queries) {
    Optional<Entry> due =
        queries.first(
            "SELECT id, task, content::text FROM outbox WHERE done_at IS NULL AND due_at <= now()"
                + " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED",
            row -> new Entry(row.getLong(1), row.getString(2), row.getString(3)));
    due.ifPresent(entry -> {
      if (done(queries, entry)) {
        queries.update("UPDATE outbox SET done_at = now() WHERE id = ?", entry.id());
      } else {
        queries.update(
            "UPDATE outbox SET attempts = attempts + 1, due_at = now()"
                + " + interval '1 second' * least(power(2, attempts), 300) * (0.5 + random())"
                + " WHERE id = ?",
            entry.id());
      }
    });
    return due.isPresent();
  }

  private boolean done(Queries queries, Entry entry) {
    try {
      return followUp.perform(queries, entry.task(), entry.content());
    } catch (PostException e) {
      LOG.warn("{} {} is tried again: {}", entry.task(), entry.id(), e.getMessage());
      return false;
    }
  }

  private record Entry(long id, String task, String content) {}

  /** Finishes the task at hand. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
