package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets visitors come at their times, each on a thread of its own, whatever the shop does. */
final class Traffic {
  private static final Duration LAST_ORDERS = Duration.ofSeconds(30);

  private final Crowd crowd;
  private final Semaphore places;

  /**
   * @param atMost how many visitors may be there at once; those beyond are turned away and counted
   */
  Traffic(Crowd crowd, int atMost) {
    this.crowd = crowd;
    places = new Semaphore(atMost);
  }

  /** Returns when all have left; those who are still there half a minute after the end are sent. */
  void run(List<Arrival> schedule) throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      long start = System.nanoTime();
      for (Arrival arrival : schedule) {
        sleepUntil(start + arrival.atNanos());
        admit(arrival, threads);
      }
      sleepUntil(start + crowd.day().run().toNanos());
      threads.shutdown();
      if (!threads.awaitTermination(LAST_ORDERS.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(LAST_ORDERS.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void admit(Arrival arrival, ExecutorService threads) {
    Tally tally = crowd.wire().tally();
    if (!places.tryAcquire()) {
      tally.turnedAway();
      return;
    }
    tally.came(arrival.role());
    threads.execute(() -> {
      try {
        crowd.walk(arrival).run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        places.release();
      }
    });
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
