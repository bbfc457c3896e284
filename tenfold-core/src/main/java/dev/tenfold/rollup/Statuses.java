package dev.tenfold.rollup;

import dev.tenfold.accesslog.RequestLine;

/** How status codes are grouped. */
public final class Statuses {
  /** Number of families: none, 1xx, 2xx, 3xx, 4xx and 5xx. */
  public static final int FAMILIES = 6;

  private Statuses() {}

  /** Returns the first digit of a status code; 0 for none, and for codes outside 100 to 599. */
  public static int family(int status) {
    return status < 100 || status > 599 ? 0 : status / 100;
  }

  /**
   * Returns whether the duration of a request with this status says how long the work took: all but
   * 429, 499 and 5xx, which end at a limit or at somebody's patience, and those where none was
   * sent. Where a log has no status at all, nothing speaks against it.
   */
  public static boolean answered(int status) {
    return status >= 100 && status < 500 && status != 429 && status != 499
        || status == RequestLine.STATUS_NOT_LOGGED;
  }
}
