package dev.tenfold.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What happens on a site.
 *
 * @param start when the log begins, in seconds since 1970 UTC
 * @param seconds how long it goes on
 * @param shapes what is asked for, when nothing special happens
 * @param episodes when something special happens
 * @param rhythm the rate of requests at a second after the start, as a share of the daily peak
 */
public record Scenario(
    long start,
    int seconds,
    List<Shape> shapes,
    List<Episode> episodes,
    IntToDoubleFunction rhythm) {
  public Scenario {
    shapes = List.copyOf(shapes);
    episodes = List.copyOf(episodes);
  }

  /** Returns the shapes asked for at a second after the start. */
  List<Shape> shapesAt(int second) {
    List<Shape> now = shapes;
    for (Episode episode : episodes) {
      if (episode.covers(second)) {
        now = new ArrayList<>(now);
        now.removeIf(episode.shape()::asksLike);
        now.add(episode.shape());
      }
    }
    return now;
  }

  /** Returns how many requests there are at a second, in units of the daily peak. */
  double load(int second) {
    double factor = episodes.isEmpty() ? 1 : weight(shapesAt(second)) / weight(shapes);
    return rhythm.applyAsDouble(second) * factor;
  }

  private static double weight(List<Shape> shapes) {
    double sum = 0;
    for (Shape shape : shapes) {
      sum += shape.weight();
    }
    return sum;
  }
}
