package dev.tenfold.bench.traffic;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What happens on a site.
 *
 * @param start when the log begins, in seconds since 1970 UTC
 * @param seconds how long it goes on
 * @param shapes what is asked for
 * @param rhythm the rate of requests at a second after the start, as a share of the daily peak
 */
public record Scenario(long start, int seconds, List<Shape> shapes, IntToDoubleFunction rhythm) {
  public Scenario {
    shapes = List.copyOf(shapes);
  }

  /** Returns how many requests there are at a second, in units of the daily peak. */
  double load(int second) {
    return rhythm.applyAsDouble(second);
  }
}
