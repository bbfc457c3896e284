package dev.tenfold.shop.record;

import dev.tenfold.shop.flag.Flag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is recorded.
 *
 * @param data the shop's folder
 * @param out the recording's folder
 * @param length how long the day takes on the clock
 * @param perSecond visitors, on average
 */
record Plan(Path data, Path out, Duration length, double perSecond, long seed) {
  private static final double HOURS = 24;

  /** When the flight recording begins; the evening's peak is at 20:12. */
  static final double FLIGHT = 19.8;

  static final Release FIRST = new Release("1.0.0", 0, Map.of(), "every sin in force");

  /**
   * A release.
   *
   * @param hour of the day at which it is deployed
   * @param changes variants that it changes, against the release before
   * @param words what it brings
   */
  record Release(String version, double hour, Map<Flag, String> changes, String words) {
    Release {
      changes = Map.copyOf(changes);
    }
  }

  /** What is deployed after the first, in order of time. The second of them is bad. */
  static List<Release> releases() {
    return List.of(
        new Release(
            "1.1.0",
            6.5,
            Map.of(Flag.SEARCH_INDEX, "present", Flag.REVIEW_INDEX, "present"),
            "indexes for search and reviews"),
        new Release(
            "1.2.0",
            11.5,
            Map.of(Flag.SEARCH_INDEX, "absent", Flag.REVIEW_INDEX, "absent"),
            "a schema migration that drops two indexes by mistake"),
        new Release(
            "1.3.0",
            21.5,
            Map.of(Flag.ORDER_LINE_INDEX, "present"),
            "an index for the lines of an order"));
  }

  /** Returns how long after the start an hour of the day begins. */
  Duration at(double hour) {
    return Duration.ofNanos(Math.round(length.toNanos() * hour / HOURS));
  }

  Duration hour() {
    return at(1);
  }
}
