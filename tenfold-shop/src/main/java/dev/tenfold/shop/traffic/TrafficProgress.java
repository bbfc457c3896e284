package dev.tenfold.shop.traffic;

import java.io.PrintWriter;
import java.time.Duration;

/** One line on a terminal, redrawn each second; nothing elsewhere. */
final class TrafficProgress implements AutoCloseable {
  private final Thread thread;

  private TrafficProgress(Thread thread) {
    this.thread = thread;
  }

  static TrafficProgress start(PrintWriter err, Tally tally, Day day) {
    boolean terminal = System.getProperty("tenfold.err", "").equals("terminal");
    return new TrafficProgress(
        Thread.ofVirtual().start(() -> draw(err, tally, day, terminal ? 1 : 0)));
  }

  private static void draw(PrintWriter err, Tally tally, Day day, int everySeconds) {
    long start = System.nanoTime();
    try {
      while (everySeconds > 0) {
        Thread.sleep(Duration.ofSeconds(everySeconds));
        double part = Math.min(1, day.passed(System.nanoTime() - start));
        long minute = (long) (part * day.length().toMinutes());
        err.printf(
            "\r%02d:%02d  %3.0f %%  %d requests, %d failed, %d turned away\u001b[K",
            minute / 60,
            minute % 60,
            part * 100,
            tally.requests(),
            tally.failures(),
            tally.visitorsTurnedAway());
        err.flush();
      }
    } catch (InterruptedException e) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
