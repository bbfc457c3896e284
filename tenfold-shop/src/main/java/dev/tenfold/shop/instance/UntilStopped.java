package dev.tenfold.shop.instance;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Keeps something going until the process is asked to stop, and stops it in good order. */
public final class UntilStopped {
  private UntilStopped() {}

  /**
   * Starts something, and returns when it has been stopped.
   *
   * @param start starts it and returns how it is stopped
   */
  public static void run(Supplier<Runnable> start) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(asked, stopped)));
    try {
      Runnable stop = start.get();
      try {
        asked.await();
      } finally {
        stop.run();
      }
    } finally {
      stopped.countDown();
    }
  }

  /** Holds the end of the process until everything has stopped. */
  private static void hold(CountDownLatch asked, CountDownLatch stopped) {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
