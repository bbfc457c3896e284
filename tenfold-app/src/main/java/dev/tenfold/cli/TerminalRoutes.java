package dev.tenfold.cli;

import static dev.tenfold.cli.TextWidth.fit;
import static dev.tenfold.cli.TextWidth.right;
import static dev.tenfold.cli.TextWidth.safe;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.RouteRow;
import dev.tenfold.report.Ratios;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The first routes of a diagnosis as a table: latency where it is logged, requests where not. */
final class TerminalRoutes {
  private static final int NARROWEST_NAME = 16;
  private static final int NAME_BESIDE_REQUESTS = 30;
  private static final String NONE = "–";

  private final List<RouteRow> routes;
  private final boolean timed;
  private final double seconds;
  private final Figure busiest;

  private record Column(String head, int width, Function<RouteRow, String> cell) {
    /** Returns the column with room for its cells; two spaces before cells of several words. */
    Column fitting(List<RouteRow> rows) {
      IntStream room =
          rows.stream()
              .map(cell)
              .mapToInt(text -> TextWidth.of(text) + (text.contains(" of ") ? 2 : 1));
      return new Column(head, Math.max(width, room.max().orElse(0)), cell);
    }
  }

  TerminalRoutes(Diagnosis diagnosis) {
    this.routes = diagnosis.performance().routes();
    this.timed = routes.stream().anyMatch(row -> row.latency().max() instanceof Measured);
    this.seconds = diagnosis.window().seconds();
    long most = routes.stream().mapToLong(RouteRow::requests).max().orElse(0);
    this.busiest = Figure.of(most / seconds, Unit.REQUESTS_PER_SECOND);
  }

  /** Returns how many routes there are to show. */
  int size() {
    return routes.size();
  }

  /** Returns heads and the first routes, in at most {@code rows} lines below the heads. */
  List<String> lines(int rows, int width) {
    List<RouteRow> shown = first(rows);
    List<Column> columns = columns(shown, width);
    int name = width - width(columns);
    boolean services = shown.stream().map(RouteRow::service).distinct().count() > 1;
    List<String> lines = new ArrayList<>();
    StringBuilder heads = new StringBuilder(fit("Route", name));
    columns.forEach(column -> heads.append(right(column.head, column.width)));
    lines.add(heads.toString());
    for (RouteRow row : shown) {
      StringBuilder line = new StringBuilder(fit(shortened(label(row, services), name - 1), name));
      columns.forEach(column -> line.append(right(column.cell.apply(row), column.width)));
      lines.add(line.toString());
    }
    if (shown.stream().anyMatch(RouteRow::longPoll)) {
      lines.add(TextWidth.cut("* looks like a long poll, so its time is left aside", width));
    }
    return lines;
  }

  /** Returns the first routes; a long poll among them costs a line that explains it. */
  private List<RouteRow> first(int rows) {
    List<RouteRow> all = routes.subList(0, Math.min(rows, routes.size()));
    boolean explained = all.stream().anyMatch(RouteRow::longPoll);
    return explained ? routes.subList(0, Math.min(rows - 1, routes.size())) : all;
  }

  private static int width(List<Column> columns) {
    return columns.stream().mapToInt(Column::width).sum();
  }

  /** Returns the columns that say something about these routes and fit beside their names. */
  private List<Column> columns(List<RouteRow> shown, int width) {
    Column requests = new Column("requests", 12, row -> Digits.whole(row.requests()));
    List<Column> columns = new ArrayList<>(timed ? timedColumns() : untimedColumns());
    columns.removeIf(column ->
        shown.stream().map(column.cell).allMatch(cell -> cell.equals(NONE) || cell.isEmpty()));
    columns.replaceAll(column -> column.fitting(shown));
    if (width - width(columns) - requests.width >= NAME_BESIDE_REQUESTS) {
      columns.addFirst(requests);
    }
    while (columns.size() > 1 && width - width(columns) < NARROWEST_NAME) {
      columns.removeFirst();
    }
    return columns;
  }

  private List<Column> timedColumns() {
    return List.of(
        rate(),
        new Column("p50", 8, row -> text(row.latency().p50())),
        new Column("p95", 8, row -> text(row.latency().p95())),
        new Column("at 95 %", 11, row -> interval(row.latency().p95())),
        new Column("p99", 8, row -> text(row.latency().p99())),
        new Column("5xx", 9, row -> ratio(row.errors().serverErrors())),
        new Column("time", 8, row -> percent(row.share().time())));
  }

  private List<Column> untimedColumns() {
    return List.of(
        rate(),
        new Column("4xx", 9, row -> ratio(row.errors().clientErrors())),
        new Column("5xx", 9, row -> ratio(row.errors().serverErrors())),
        new Column("of all", 9, row -> ratio(row.share().requests())));
  }

  private Column rate() {
    return new Column("req" + busiest.unit(), 8, row -> busiest.alike(row.requests() / seconds));
  }

  private static String label(RouteRow row, boolean named) {
    String service = named && !row.service().isEmpty() ? " of " + row.service() : "";
    return safe((row.longPoll() ? "* " : "") + row.label() + service);
  }

  /** Returns a label in a width: its first folders give way, since the last tell it apart. */
  static String shortened(String label, int width) {
    int path = label.indexOf('/');
    String text = label;
    for (int slash = path; TextWidth.of(text) > width && slash >= 0; ) {
      slash = label.indexOf('/', slash + 1);
      if (slash > 0 && slash < label.length() - 1) {
        text = label.substring(0, path) + "/…" + label.substring(slash);
      }
    }
    return TextWidth.cut(text, width);
  }

  private static String text(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Figure.of(number.value(), number.unit()).text();
      case Missing missing -> NONE;
    };
  }

  private static String ratio(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Ratios.brief(number);
      case Missing missing -> NONE;
    };
  }

  private static String percent(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Ratios.percent(number);
      case Missing missing -> NONE;
    };
  }

  private static String interval(Measurement measurement) {
    if (measurement instanceof Measured number) {
      Interval interval = number.interval();
      return interval == null ? "" : Figure.of(number.value(), number.unit()).alike(interval);
    }
    return "";
  }
}
