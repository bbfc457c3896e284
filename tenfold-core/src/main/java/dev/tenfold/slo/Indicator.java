package dev.tenfold.slo;

import dev.tenfold.units.Figure;

/** What makes a request good. */
public sealed interface Indicator {
  /** Returns what is good, a clause: {@code not answered with 5xx}. */
  String words();

  /**
   * A request that was not answered with 5xx is good.
   *
   * @param route of which route, {@code GET /search}; empty for all
   */
  record Available(String route) implements Indicator {
    @Override
    public String words() {
      return "not answered with 5xx";
    }
  }

  /**
   * A request that was answered within so many seconds is good. One that ended with 429, 499 or 5xx
   * is not, however soon: it was refused, given up or failed.
   *
   * @param route of which route; empty for all
   * @param seconds the longest that is good
   */
  record Fast(String route, double seconds) implements Indicator {
    public Fast {
      if (!(seconds > 0)) {
        throw new IllegalArgumentException("answered within " + seconds + " s");
      }
    }

    @Override
    public String words() {
      return "answered within " + Figure.seconds(seconds).text() + ", and not with 429, 499 or 5xx";
    }
  }

  /**
   * Something that requests cannot tell.
   *
   * @param words what it is and whom it would have to be asked of
   */
  record Elsewhere(String words) implements Indicator {}
}
