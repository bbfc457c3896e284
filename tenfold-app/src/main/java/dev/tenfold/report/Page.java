package dev.tenfold.report;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.RouteRow;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What templates ask for: numbers with their evidence, charts, and the page's own files. */
public final class Page {
  /** Rows that a table lists; a page with more is slow to open on a phone. */
  public static final int MOST_ROWS = 60;

  private static final Pattern TIED =
      Pattern.compile("(\\d) (?=(?:%|µs|ms|s|min|h|d|B|[kMGT]B)(?![\\w/]))");

  private final Diagnosis diagnosis;
  private final Ledger ledger;
  private final String script = file("report.js");

  Page(Diagnosis diagnosis, Ledger ledger) {
    this.diagnosis = diagnosis;
    this.ledger = ledger;
  }

  /** Returns what the page shows. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /** Returns the rows that a table lists. */
  public static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
  }

  /** Returns what a table leaves out, a sentence; empty where that is nothing. */
  public static String more(List<?> rows, String what) {
    int left = rows.size() - MOST_ROWS;
    return left <= 0
        ? ""
        : "And %s more %s in the JSON: tenfold diagnose --json".formatted(Digits.whole(left), what);
  }

  /** Returns a number that opens to its evidence. */
  public Content number(Measurement measurement) {
    return written(out -> button(out, measurement, false, false));
  }

  /** Returns a ratio of requests that opens to its evidence; {@code 0 of 31} when they are few. */
  public Content ratio(Measurement measurement) {
    return written(out -> button(out, measurement, true, false));
  }

  /** Returns a number that opens to its evidence, its interval behind it. */
  public Content withInterval(Measurement measurement) {
    return written(out -> button(out, measurement, false, true));
  }

  /** Returns a ratio of requests, counted when they are few, its interval behind it. */
  public Content ratioWithInterval(Measurement measurement) {
    boolean counted = measurement instanceof Measured number && number.unit().equals(Unit.RATIO);
    return written(out -> button(out, measurement, counted, true));
  }

  /** Returns a text in which no number is parted from its unit. */
  public static String tied(String text) {
    return TIED.matcher(text).replaceAll("$1\u00a0");
  }

  /** Returns how to know what is missing; lines of configuration stand under the next step. */
  public Content fix(Missing missing) {
    return written(out ->
        out.append(
            missing.fix().contains("\n")
                ? "<a href=\"#next\">the lines under Next</a>"
                : Html.escape(missing.fix())));
  }

  /** Returns what findings are ranked by, a sentence; empty where nobody knows. */
  public String ranked() {
    boolean known = diagnosis.findings().stream().anyMatch(f -> f.cost() instanceof Measured);
    return known ? "Ranked by user time: how long users wait for it. " : "";
  }

  /** Says that long polls have no share of the time, where there are any. */
  public String pollsAside() {
    boolean polls = diagnosis.performance().routes().stream().anyMatch(RouteRow::longPoll);
    return polls ? ", long polls aside" : "";
  }

  /** Returns the interval of a number in its unit, empty where there is none. */
  public String interval(Measurement measurement) {
    if (measurement instanceof Measured number && number.interval() != null) {
      Figure figure = Figure.of(number.value(), number.unit());
      return figure.alike(number.interval());
    }
    return "";
  }

  /** Returns a number as plain text. */
  public String text(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Figure.of(number.value(), number.unit()).text();
      case Missing missing -> "unknown";
    };
  }

  /** Returns a key to sort by: the value, −1 where it is missing. */
  public String key(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Float.toString((float) number.value());
      case Missing missing -> "-1";
    };
  }

  /** Returns a ratio as a whole percentage of a width, 0 where it is missing. */
  public int width(Measurement measurement) {
    return measurement instanceof Measured number
        ? (int) Math.round(Math.clamp(number.value(), 0, 1) * 100)
        : 0;
  }

  /** Returns seconds as text with the interval, or a dash. */
  public String seconds(@Nullable Estimate estimate) {
    return estimate(estimate, Unit.SECONDS);
  }

  /** Returns an estimate as text with the interval, or a dash. */
  public String estimate(@Nullable Estimate estimate, Unit unit) {
    if (estimate == null) {
      return "—";
    }
    Figure figure = Figure.of(estimate.value(), unit);
    String range = Figure.range(figure.alike(estimate.low()), figure.alike(estimate.high()));
    return figure.text() + " (" + range + ")";
  }

  /** Returns a value as text, or a dash. */
  public String figure(@Nullable Double value, Unit unit) {
    return value == null ? "—" : Figure.of(value, unit).text();
  }

  /** Returns a drawing. */
  public Content drawing(Consumer<StringBuilder> chart) {
    return written(chart);
  }

  /** Returns the latency chart. */
  public Content latencyChart() {
    var performance = diagnosis.performance();
    return written(out ->
        LatencyChart.draw(performance.timeline(), performance.heatMap(), diagnosis.window(), out));
  }

  /** Returns the key of the latency chart. */
  public Content latencyKey() {
    return written(out -> LatencyChart.key(diagnosis.performance().heatMap(), out));
  }

  /** Returns the chart of throughput, errors and concurrency. */
  public Content trafficChart() {
    return written(
        out -> TrafficChart.draw(diagnosis.performance().timeline(), diagnosis.window(), out));
  }

  /** Returns the chart of latency against load. */
  public Content loadChart() {
    return written(out -> LoadChart.load(diagnosis.performance().load(), out));
  }

  /** Returns the rate of the calmest level, in whose unit all levels of load are written. */
  public Figure calmest() {
    return LoadChart.calmest(diagnosis.performance().load());
  }

  /** Returns the unit of a rate in words: {@code requests an hour}. */
  public static String each(Figure rate) {
    return switch (rate.unit()) {
      case "/s" -> "requests a second";
      case "/min" -> "requests a minute";
      case "/h" -> "requests an hour";
      default -> throw new IllegalArgumentException("no rate: " + rate.unit());
    };
  }

  /** Returns the chart of the hours of the day. */
  public Content hoursChart() {
    return written(
        out -> LoadChart.profile(diagnosis.performance().hours(), "hour of the day", out));
  }

  /** Returns the chart of the weekdays. */
  public Content weekdaysChart() {
    return written(out -> LoadChart.profile(diagnosis.performance().weekdays(), "weekday", out));
  }

  /** Returns how many facts a number rests on, or nothing. */
  public String count(Measurement measurement) {
    return measurement instanceof Measured number ? Digits.whole(number.n()) : "";
  }

  /** Returns how a number went, as a small drawing. */
  public Content trend(Indicator indicator) {
    return written(out -> TrendLine.draw(indicator.trend(), out));
  }

  /** Returns the chart of a series. */
  public Content seriesChart(Exhibit.Series series, Window window) {
    return written(out -> ExhibitChart.series(series, window, out));
  }

  /** Returns the strips of things that happened. */
  public Content eventsChart(Exhibit.Events events, Window window) {
    return written(out -> ExhibitChart.events(events.events(), window, out));
  }

  /** Returns the chart of parts of a whole. */
  public Content waterfallChart(Exhibit.Waterfall waterfall) {
    return written(out -> ExhibitChart.waterfall(waterfall, out));
  }

  /** Returns the chart of numbers beside each other. */
  public Content estimatesChart(Exhibit.Estimates estimates) {
    return written(out -> ExhibitChart.estimates(estimates, out));
  }

  /** Returns everything that happened in any dimension, below the latency's axis. */
  public Content happened() {
    List<Exhibit.Event> all =
        diagnosis.chapters().stream()
            .flatMap(chapter -> chapter.exhibits().stream())
            .flatMap(exhibit ->
                exhibit instanceof Exhibit.Events events
                    ? events.events().stream()
                    : Stream.empty())
            .distinct()
            .toList();
    return written(out -> ExhibitChart.events(all, diagnosis.window(), out));
  }

  /** Returns a point with its interval as text. */
  public String point(Exhibit.Point point, Unit unit) {
    if (!Double.isFinite(point.value())) {
      return "—";
    }
    Figure figure = Figure.of(point.value(), unit);
    return Double.isFinite(point.low()) && Double.isFinite(point.high())
        ? figure.text()
            + " ("
            + Figure.range(figure.alike(point.low()), figure.alike(point.high()))
            + ")"
        : figure.text();
  }

  /** Returns the page's style sheet. */
  public Content style() {
    return written(out -> out.append("<style>").append(file("report.css")).append("</style>"));
  }

  /** Returns what the page may load: nothing; and which script it may run: its own. */
  public String policy() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(script.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " script-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the evidence of all numbers written so far, and the script that shows it. */
  public Content evidence() {
    return written(out ->
        out.append("<script type=\"application/json\" id=\"evidence\">")
            .append(ledger.json())
            .append("</script><script>")
            .append(script)
            .append("</script>"));
  }

  private void button(StringBuilder out, Measurement measurement, boolean counted, boolean ranged) {
    switch (measurement) {
      case Measured number -> {
        Figure figure = Figure.of(number.value(), number.unit());
        String count = counted ? Ratios.fewOf(number) : "";
        String digits = count.isEmpty() ? figure.digits() : count;
        String unit = count.isEmpty() ? unit(figure) : "";
        int place = ledger.add(number, digits + unit);
        open(out, "q", place);
        out.append(digits);
        if (!unit.isEmpty()) {
          out.append("<small>").append(unit).append("</small>");
        }
        out.append("</button>");
        Interval interval = number.interval();
        if (ranged && interval != null) {
          out.append(" <span class=\"ci\">").append(figure.alike(interval));
          out.append(count.isEmpty() ? "" : unit(figure)).append("</span>");
        }
      }
      case Missing missing -> {
        open(out, "q none", ledger.add(missing));
        out.append("unknown</button>");
      }
    }
  }

  private static void open(StringBuilder out, String style, int place) {
    out.append("<button type=\"button\" class=\"").append(style);
    out.append("\" data-e=\"").append(place).append("\">");
  }

  private static String unit(Figure figure) {
    String unit = figure.unit();
    return unit.equals("×") || unit.startsWith("/") ? unit : unit.isEmpty() ? "" : "\u202f" + unit;
  }

  private static Content written(Consumer<StringBuilder> writer) {
    return output -> {
      StringBuilder out = new StringBuilder(1024);
      writer.accept(out);
      output.writeContent(out.toString());
    };
  }

  private static String file(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
