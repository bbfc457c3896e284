package dev.tenfold.shop.database;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one piece of work on a thread of its own: when it is asked to, and once each period. */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tenfold.shop.database");

  private final BlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param work what it throws is logged, and the work is done again after the period
   */
  Upkeep(String name, Duration period, Runnable work) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(name, period, work));
  }

  private void run(String name, Duration period, Runnable work) {
    try {
      while (!closed) {
        asked.poll(period.toMillis(), TimeUnit.MILLISECONDS);
        asked.clear();
        if (!closed) {
          attempt(name, work);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.info("{}: tried again after: {}", name, e.toString());
    }
  }

  void ask() {
    asked.add(true);
  }

  boolean closed() {
    return closed;
  }

  /** Begins no more work. */
  void closing() {
    closed = true;
  }

  /** Returns when the work under way, if any, has ended. */
  @Override
  public void close() {
    closing();
    ask();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
