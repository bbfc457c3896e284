package dev.tenfold.verdict;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, {@code from} included, {@code to} not.
 *
 * @param from first instant
 * @param to the instant after the last, later than {@code from}
 */
public record Window(Instant from, Instant to) {
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window from " + from + " to " + to);
    }
  }

  /** Returns how long the window is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Returns how long the window is in seconds. */
  public double seconds() {
    return length().toNanos() / 1e9;
  }
}
