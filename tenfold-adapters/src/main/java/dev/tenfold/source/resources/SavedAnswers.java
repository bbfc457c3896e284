package dev.tenfold.source.resources;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.source.resources.TimeSeries.Point;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers of {@code /api/v1/query_range} that were saved to a file, one or several. A series
 * says what it is by the name of a {@link Metric}, or by the labels {@code resource} and {@code
 * role}, which a query sets by {@code label_replace}.
 */
final class SavedAnswers implements JsonRecords.Visitor {
  private static final double GAP = 10;
  private static final String NAME = "__name__";

  private final String name;
  private final DeliveryCount<ResourceSample> count;
  private final Readings readings = new Readings();
  private final List<TimeSeries> taken = new ArrayList<>();
  private final Map<String, Set<String>> processors = new HashMap<>();
  private long points;
  private long left;
  private long beginnings;
  private long gaps;

  SavedAnswers(String name) {
    this.name = name;
    this.count = new DeliveryCount<>(name);
  }

  Delivery<ResourceSample> read(InputStream in) throws IOException {
    JsonRecords.read(name, in, this);
    taken.forEach(this::add);
    List<ResourceSample> samples = readings.samples().stream().map(this::withProcessors).toList();
    for (int i = 0; i < taken.size(); i++) {
      count.use(i == 0 ? samples : List.of());
    }
    note(left, "values are no numbers of 0 or more between 2000 and 2100");
    note(beginnings, "times a counter began anew: those stretches are left out");
    note(gaps, "times a counter was not read for long: those stretches are left out");
    return count.delivery();
  }

  private void note(long times, String words) {
    if (times > 0) {
      count.note(Digits.whole(times) + " " + words);
    }
  }

  @Override
  public void record(JsonNode record, Place place) {
    Answer answer = Answer.of(record, place);
    answer.problems().forEach(problem -> count.reject("an answer that holds no series", problem));
    for (TimeSeries series : answer.series()) {
      if (points >= Readings.MOST) {
        count.reject(
            WideRows.TOO_MANY, new Problem(WideRows.TOO_MANY, place.text(), WideRows.FEWER));
      } else if (isNamed(series)) {
        taken.add(series);
        points += series.points().size();
        left += series.left();
      } else {
        count.reject("a series of no resource that is known", unnamed(series));
      }
    }
  }

  @Override
  public void broken(Problem problem) {
    count.reject("no JSON", problem);
  }

  private static boolean isNamed(TimeSeries series) {
    return Metric.known().containsKey(series.label(NAME))
        || !series.label("resource").isEmpty() && role(series) != null;
  }

  private static @Nullable ResourceRole role(TimeSeries series) {
    String role = series.label("role").toUpperCase(Locale.ROOT);
    for (ResourceRole each : ResourceRole.values()) {
      if (each.name().equals(role.isEmpty() ? "USED" : role)) {
        return each;
      }
    }
    return null;
  }

  private static Problem unnamed(TimeSeries series) {
    String metric = series.label(NAME);
    return new Problem(
        metric.isEmpty()
            ? "a series without a name: " + Cells.shortened(series.labels().toString())
            : Cells.shortened(metric) + " is not among the metrics that are known",
        series.place().text(),
        "query a metric by its plain name, or give it labels resource and role (used, capacity,"
            + " waiting) by label_replace");
  }

  private void add(TimeSeries series) {
    Metric metric = Metric.known().get(series.label(NAME));
    if (metric == null) {
      ResourceRole role = role(series);
      if (role != null) {
        momentary(series, series.label("resource"), role);
      }
      return;
    }
    String resource = series.resource(metric.labels(), metric.kind());
    if (metric.name().equals(Metric.NODE_CPU)) {
      processors.computeIfAbsent(resource, any -> new HashSet<>()).add(series.label("cpu"));
    }
    if (metric.name().equals(Metric.PROCESS_CPU)) {
      processors.put(resource, Set.of("all"));
    }
    if (!metric.counted().test(series)) {
      return;
    }
    if (metric.counter()) {
      differences(series, resource, metric.role());
    } else {
      momentary(series, resource, metric.role());
    }
  }

  private void momentary(TimeSeries series, String resource, ResourceRole role) {
    for (Point point : series.points()) {
      readings.add(resource, role, point, 0, series.place());
    }
  }

  private void differences(TimeSeries series, String resource, ResourceRole role) {
    Counter counter = new Counter(GAP * usualStretch(series));
    for (Point point : series.points()) {
      Counter.Stretch stretch = counter.next(point.at(), point.value());
      if (stretch != null) {
        Point mean = new Point(point.at(), stretch.perSecond());
        readings.add(resource, role, mean, stretch.seconds(), series.place());
      }
    }
    beginnings += counter.beginnings();
    gaps += counter.gaps();
  }

  private static double usualStretch(TimeSeries series) {
    List<Point> points = series.points();
    double[] stretches = new double[Math.max(0, points.size() - 1)];
    for (int i = 0; i < stretches.length; i++) {
      stretches[i] = Duration.between(points.get(i).at(), points.get(i + 1).at()).toNanos() / 1e9;
    }
    Arrays.sort(stretches);
    return stretches.length == 0 ? 0 : stretches[stretches.length / 2];
  }

  private ResourceSample withProcessors(ResourceSample sample) {
    Set<String> known = processors.get(sample.resource());
    return known == null || !Double.isNaN(sample.capacity())
        ? sample
        : new ResourceSample(
            sample.resource(),
            sample.at(),
            sample.seconds(),
            sample.used(),
            known.size(),
            sample.waiting(),
            sample.place());
  }
}
