package dev.tenfold.source.resources;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The differences of a counter that only grows and may begin anew. The stretch in which it began
 * anew is left out, since what was counted before is lost; so is one that is far longer than usual.
 * A fall by little is taken for a process whose time is not added yet: the next reading says.
 */
final class Counter {
  private static final double LITTLE = 0.05;

  private final double longest;
  private @Nullable Instant lastAt;
  private double last;
  private boolean held;
  private long beginnings;
  private long gaps;

  /**
   * @param longest the longest stretch in seconds that a difference is taken over
   */
  Counter(double longest) {
    this.longest = longest;
  }

  /**
   * What was counted.
   *
   * @param perSecond the mean over the stretch
   * @param seconds its length
   */
  record Stretch(double perSecond, double seconds) {}

  /** Takes the next reading, later than the last; returns what was counted since, or null. */
  @Nullable Stretch next(Instant at, double value) {
    Instant before = lastAt;
    double difference = value - last;
    if (before != null && difference < 0 && -difference < LITTLE * last && !held) {
      held = true;
      return null;
    }
    held = false;
    lastAt = at;
    last = value;
    if (before == null) {
      return null;
    }
    double seconds = Duration.between(before, at).toNanos() / 1e9;
    if (difference < 0) {
      beginnings++;
      return null;
    }
    if (seconds > longest) {
      gaps++;
      return null;
    }
    return new Stretch(difference / seconds, seconds);
  }

  /** Returns how often it began anew. */
  long beginnings() {
    return beginnings;
  }

  /** Returns how many stretches were too long. */
  long gaps() {
    return gaps;
  }
}
