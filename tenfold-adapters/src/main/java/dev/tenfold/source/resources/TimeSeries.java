package dev.tenfold.source.resources;

import dev.tenfold.observe.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A series of Prometheus.
 *
 * @param labels by name, {@code __name__} included where it has one
 * @param points in order of time, each a number
 * @param left how many values were left out, being no numbers
 */
record TimeSeries(Map<String, String> labels, List<Point> points, long left, Place place) {
  record Point(Instant at, double value) {}

  /** Returns what an element of a matrix or a vector says; null where it says nothing. */
  static @Nullable TimeSeries of(JsonNode element, Place place) {
    JsonNode values = element.path("values");
    boolean isMatrix = values.isArray();
    JsonNode single = element.path("value");
    if (!element.path("metric").isObject() || !isMatrix && !single.isArray()) {
      return null;
    }
    Map<String, String> labels = new HashMap<>();
    element
        .path("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    List<Point> points = new ArrayList<>();
    long left = 0;
    if (isMatrix) {
      for (JsonNode pair : values) {
        left += add(points, pair) ? 0 : 1;
      }
    } else {
      left += add(points, single) ? 0 : 1;
    }
    points.sort(Comparator.comparing(Point::at));
    return new TimeSeries(labels, points, left, place);
  }

  private static boolean add(List<Point> points, JsonNode pair) {
    JsonNode stamp = pair.path(0);
    if (!pair.isArray() || pair.size() != 2 || !stamp.isNumber()) {
      return false;
    }
    Instant at = Stamps.ofSeconds(stamp.doubleValue());
    double value = Cells.number(pair.path(1).asString(""));
    if (at == null || !(value >= 0)) {
      return false;
    }
    points.add(new Point(at, value));
    return true;
  }

  String label(String name) {
    return labels.getOrDefault(name, "");
  }

  /** Returns the values of some labels and what they are of: {@code shop:9100 cpu}. */
  String resource(List<String> names, String kind) {
    String values =
        names.stream()
            .map(this::label)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    return values.isEmpty() ? kind : values + " " + kind;
  }
}
