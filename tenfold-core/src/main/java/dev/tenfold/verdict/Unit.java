package dev.tenfold.verdict;

/**
 * What a number counts.
 *
 * @see <a href="https://ucum.org/ucum">The Unified Code for Units of Measure</a>
 */
public enum Unit {
  /** A duration. */
  SECONDS("s", "s"),
  /** A part of a whole, 0 to 1. */
  RATIO("1", ""),
  /** The difference of two parts, −1 to 1: 0.02 is 2 percentage points. */
  RATIO_DIFFERENCE("1", "points"),
  /** How many times as large: 1.38 is 38 % more. */
  FACTOR("1", "×"),
  REQUESTS("{request}", "requests"),
  REQUESTS_PER_SECOND("{request}/s", "/s"),
  /** Requests in the system at the same time. */
  CONCURRENT_REQUESTS("{request}", "at once"),
  CLIENTS("{client}", "clients"),
  BYTES("By", "B"),
  BYTES_PER_SECOND("By/s", "B/s"),
  /** Time that users wait, all of them together, in a day. */
  SECONDS_PER_DAY("s/d", "s a day"),
  /** Time that users wait, all of them together, in an hour: for windows under a day. */
  SECONDS_PER_HOUR("s/h", "s an hour");

  private final String ucum;
  private final String words;

  Unit(String ucum, String words) {
    this.ucum = ucum;
    this.words = words;
  }

  /** Returns the unit's UCUM code. */
  public String ucum() {
    return ucum;
  }

  /** Returns the unit as it stands behind a number; empty for ratios. */
  public String words() {
    return words;
  }
}
