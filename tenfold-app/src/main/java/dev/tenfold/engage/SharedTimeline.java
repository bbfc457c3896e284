package dev.tenfold.engage;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Event;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.Timeline.Column;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What happened and how it felt, charts one below the other on the time axis of the requests. */
final class SharedTimeline {
  private SharedTimeline() {}

  /** Returns the charts; none where nothing but requests is known of the time. */
  static List<Exhibit> of(Diagnosis diagnosis) {
    Window window = diagnosis.window();
    List<Event> happened =
        exhibits(diagnosis, Dimension.RELIABILITY)
            .filter(Exhibit.Events.class::isInstance)
            .flatMap(exhibit -> ((Exhibit.Events) exhibit).events().stream())
            .filter(event -> touches(event, window))
            .distinct()
            .sorted(Comparator.comparing(Event::at))
            .toList();
    List<Exhibit> cost =
        exhibits(diagnosis, Dimension.COST)
            .filter(Exhibit.Series.class::isInstance)
            .filter(exhibit ->
                ((Exhibit.Series) exhibit).points().stream().anyMatch(point -> isIn(point, window)))
            .limit(1)
            .toList();
    if (happened.isEmpty() && cost.isEmpty()) {
      return List.of();
    }
    List<Exhibit> all = new ArrayList<>();
    all.add(latency(diagnosis));
    all.add(new Exhibit.Events("Deployments and incidents", "", happened));
    all.addAll(cost);
    return all;
  }

  private static Stream<Exhibit> exhibits(Diagnosis diagnosis, Dimension dimension) {
    return diagnosis.chapters().stream()
        .filter(chapter -> chapter.dimension() == dimension)
        .map(Chapter::exhibits)
        .flatMap(List::stream);
  }

  private static Exhibit latency(Diagnosis diagnosis) {
    List<Point> points = new ArrayList<>();
    for (Column column : diagnosis.performance().timeline().columns()) {
      Estimate p95 = column.p95();
      points.add(
          p95 == null
              ? new Point(column.start(), Double.NaN, Double.NaN, Double.NaN)
              : new Point(column.start(), p95.value(), p95.low(), p95.high()));
    }
    return new Exhibit.Series("p95 latency of all requests", "", Unit.SECONDS, null, points);
  }

  private static boolean touches(Event event, Window window) {
    boolean begins = event.at().isBefore(window.to());
    boolean lasts =
        event.until() == null
            ? !event.at().isBefore(window.from())
            : event.until().isAfter(window.from());
    return begins && lasts;
  }

  private static boolean isIn(Point point, Window window) {
    return !point.at().isBefore(window.from()) && point.at().isBefore(window.to());
  }
}
