package dev.tenfold.diagnose;

import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.sketch.DurationHistogram;
import java.util.regex.Pattern;

/**
 * Requests held open on purpose, until there is news or a timer ends: their durations say nothing
 * about the work.
 */
final class LongPoll {
  /** Median from which a route may be one. */
  static final double SECONDS = 5;

  /** Fewest requests to tell by. */
  static final long REQUESTS = 20;

  /** How far p95 may be from the median: a timer ends them all alike. */
  private static final double SPREAD = 1.25;

  private static final int SWITCHING_PROTOCOLS = 101;

  private static final Pattern NAME =
      Pattern.compile("poll|socket|/events?(/|$)|stream|subscri|comet|/sse(/|$)|/wait(/|$)");

  private LongPoll() {}

  /**
   * Returns whether a route looks like a long poll: a median of at least {@link #SECONDS} and
   * either nearly all of them as long as each other, or a name or status that says so.
   */
  static boolean looksLike(String template, RouteTotal total) {
    DurationHistogram durations = total.all().answered();
    if (durations.count() < REQUESTS || durations.quantileNanos(0.5) < SECONDS * 1e9) {
      return false;
    }
    boolean narrow = durations.quantileNanos(0.95) <= SPREAD * durations.quantileNanos(0.5);
    boolean named = NAME.matcher(template).find();
    return narrow || named || total.requests(SWITCHING_PROTOCOLS) * 2 > durations.count();
  }
}
