package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long visitors look at a page. */
final class Think {
  /** The spread of the logarithm of thinking times. */
  private static final double SPREAD = 0.8;

  private static final double LONGEST = 10;

  private final Day day;
  private final SplittableRandom random;

  Think(Day day, SplittableRandom random) {
    this.day = day;
    this.random = random;
  }

  /** Waits about {@code median} of the day's time, at most ten times that, log-normally spread. */
  void about(Duration median) throws InterruptedException {
    double factor = Math.min(LONGEST, Math.exp(SPREAD * normal()));
    Thread.sleep(day.real(Duration.ofNanos((long) (median.toNanos() * factor))));
  }

  /** Waits exactly {@code pause} of the day's time. */
  void exactly(Duration pause) throws InterruptedException {
    Thread.sleep(day.real(pause));
  }

  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
