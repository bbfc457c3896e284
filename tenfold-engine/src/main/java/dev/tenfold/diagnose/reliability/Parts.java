package dev.tenfold.diagnose.reliability;

import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Equally long parts of a window, counted back from its end. What is too short for a whole part at
 * its begin belongs to none.
 *
 * @param name what a part is called: {@code month}
 * @param length how long each is
 * @param parts in order of time; none in a window shorter than an hour
 */
record Parts(String name, Duration length, List<Window> parts) {
  /** A twelfth of a year of 365.25 days. */
  static final Duration MONTH = Duration.ofHours(730).plusMinutes(30);

  /** How many parts a window has at least, hours apart. */
  static final int FEWEST = 6;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  static Parts of(Window window) {
    if (isLong(window, MONTH)) {
      return new Parts("month", MONTH, cut(window, MONTH));
    }
    if (isLong(window, WEEK)) {
      return new Parts("week", WEEK, cut(window, WEEK));
    }
    return isLong(window, DAY)
        ? new Parts("day", DAY, cut(window, DAY))
        : new Parts("hour", HOUR, cut(window, HOUR));
  }

  private static boolean isLong(Window window, Duration length) {
    return window.length().compareTo(length.multipliedBy(FEWEST)) >= 0;
  }

  private static List<Window> cut(Window window, Duration length) {
    List<Window> parts = new ArrayList<>();
    for (Instant to = window.to(); !to.minus(length).isBefore(window.from()); ) {
      Instant from = to.minus(length);
      parts.add(new Window(from, to));
      to = from;
    }
    Collections.reverse(parts);
    return parts;
  }

  /** Returns how many of {@code times} lie in each part. */
  long[] counts(List<Instant> times) {
    long[] counts = new long[parts.size()];
    if (parts.isEmpty()) {
      return counts;
    }
    Instant first = parts.getFirst().from();
    for (Instant at : times) {
      if (!at.isBefore(first) && at.isBefore(parts.getLast().to())) {
        counts[(int) Duration.between(first, at).dividedBy(length)]++;
      }
    }
    return counts;
  }
}
