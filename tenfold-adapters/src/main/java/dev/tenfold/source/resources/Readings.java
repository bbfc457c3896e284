package dev.tenfold.source.resources;

import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.source.resources.TimeSeries.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Numbers of resources, put together by resource and time whatever the order they come in. */
final class Readings {
  /** Readings kept at most: 30 days of 20 resources every half minute. */
  static final int MOST = 2_000_000;

  private final Map<String, NavigableMap<Instant, Cell>> byResource = new LinkedHashMap<>();
  private int size;

  private static final class Cell {
    private double used = Double.NaN;
    private double capacity = Double.NaN;
    private double waiting = Double.NaN;
    private double seconds;
    private Place place;

    private Cell(Place place) {
      this.place = place;
    }
  }

  /** Returns whether there is no room for more. */
  boolean full() {
    return size >= MOST;
  }

  /**
   * Adds a number to what is known of a resource at a time; parts of one are added up.
   *
   * @param seconds length of the stretch that the number is a mean of; 0 for a momentary one
   */
  void add(String resource, ResourceRole role, Point point, double seconds, Place place) {
    NavigableMap<Instant, Cell> cells =
        byResource.computeIfAbsent(resource, any -> new TreeMap<>());
    Cell cell = cells.get(point.at());
    if (cell == null) {
      cell = new Cell(place);
      cells.put(point.at(), cell);
      size++;
    }
    double value = point.value();
    switch (role) {
      case USED -> {
        cell.used = sum(cell.used, value);
        cell.seconds = Math.max(cell.seconds, seconds);
        cell.place = place;
      }
      case CAPACITY -> cell.capacity = sum(cell.capacity, value);
      case WAITING -> cell.waiting = sum(cell.waiting, value);
    }
  }

  private static double sum(double known, double value) {
    return Double.isNaN(known) ? value : known + value;
  }

  /**
   * Returns the samples by resource and time. A capacity holds until another is told; a time at
   * which only capacity or waiting is known gives none.
   */
  List<ResourceSample> samples() {
    List<ResourceSample> samples = new ArrayList<>();
    byResource.forEach((resource, cells) -> {
      double capacity = firstCapacity(cells.values());
      for (Map.Entry<Instant, Cell> entry : cells.entrySet()) {
        Cell cell = entry.getValue();
        capacity = Double.isNaN(cell.capacity) ? capacity : cell.capacity;
        if (!Double.isNaN(cell.used)) {
          samples.add(
              new ResourceSample(
                  resource,
                  entry.getKey(),
                  cell.seconds,
                  cell.used,
                  capacity,
                  cell.waiting,
                  cell.place));
        }
      }
    });
    return samples;
  }

  private static double firstCapacity(Collection<Cell> cells) {
    return cells.stream()
        .mapToDouble(cell -> cell.capacity)
        .filter(capacity -> !Double.isNaN(capacity))
        .findFirst()
        .orElse(Double.NaN);
  }
}
