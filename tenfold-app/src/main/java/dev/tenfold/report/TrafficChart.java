package dev.tenfold.report;

import dev.tenfold.diagnose.Timeline;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Throughput, failures and concurrency over one axis of time, a plot each. */
final class TrafficChart {
  private final Timeline timeline;
  private final Window window;

  private TrafficChart(Timeline timeline, Window window) {
    this.timeline = timeline;
    this.window = window;
  }

  /** Draws requests a second, failed requests a second, and requests in the system. */
  static void draw(Timeline timeline, Window window, StringBuilder out) {
    TrafficChart chart = new TrafficChart(timeline, window);
    chart.throughput(out);
    chart.failures(out);
    if (timeline.columns().stream().anyMatch(c -> c.concurrency() != null)) {
      chart.concurrency(out);
    }
  }

  private void throughput(StringBuilder out) {
    heading(out, "Request rate", "");
    Figure most = most(Timeline.Column::perSecond, Unit.REQUESTS_PER_SECOND);
    Axis axis = axis(Timeline.Column::perSecond, most);
    Plot plot = plot("Request rate over time", axis, most);
    plot.path("fill", steps(axis, Timeline.Column::perSecond)).times(TimeTicks.of(window));
    plot.writeTo(out);
  }

  private void failures(StringBuilder out) {
    double seconds = Math.max(1, timeline.width().toMillis() / 1000.0);
    ToDoubleFunction<Timeline.Column> server = c -> c.serverErrors() / seconds;
    ToDoubleFunction<Timeline.Column> all = c -> (c.clientErrors() + c.serverErrors()) / seconds;
    heading(
        out,
        "Failed requests",
        "<span><i class=\"sw bad\"></i>5xx, at the bottom</span> <span><i class=\"sw warn\"></i>4xx, above</span>");
    Figure most = most(all, Unit.REQUESTS_PER_SECOND);
    Axis axis = axis(all, most);
    Plot plot = plot("Rate of failed requests over time", axis, most);
    plot.path("fill warn", steps(axis, all)).path("fill bad", steps(axis, server));
    plot.times(TimeTicks.of(window)).writeTo(out);
  }

  private void concurrency(StringBuilder out) {
    heading(out, "Requests in the system at once", "");
    ToDoubleFunction<Timeline.Column> values =
        c -> {
          Double concurrency = c.concurrency();
          return concurrency == null ? 0 : concurrency;
        };
    Figure most = most(values, Unit.CONCURRENT_REQUESTS);
    Axis axis = axis(values, most);
    Plot plot = plot("Requests in the system over time", axis, most);
    plot.path("fill", steps(axis, values)).times(TimeTicks.of(window)).writeTo(out);
  }

  private Plot plot(String name, Axis axis, Figure most) {
    Plot plot = new Plot(name, "low", timeline.columns().size());
    ticks(plot, axis, most);
    LatencyChart.gaps(timeline, plot);
    return plot;
  }

  private double highest(ToDoubleFunction<Timeline.Column> value) {
    return timeline.columns().stream().mapToDouble(value).max().orElse(0);
  }

  private Figure most(ToDoubleFunction<Timeline.Column> value, Unit unit) {
    return Figure.of(highest(value), unit);
  }

  private Axis axis(ToDoubleFunction<Timeline.Column> value, Figure most) {
    return Axis.fromZero(highest(value), most);
  }

  /** Writes the round values of an axis, all of them in the unit of the largest value. */
  static void ticks(Plot plot, Axis axis, Figure most) {
    List<Double> ticks = axis.ticks();
    for (double tick : ticks) {
      String digits = trim(most.alike(tick));
      String text = most.unit().startsWith("/") ? digits + most.unit() : digits;
      plot.rule(Plot.y(axis, tick), tick == 0 ? "0" : text);
    }
  }

  /** Returns decimal digits without zeros at their end. */
  static String trim(String digits) {
    if (digits.indexOf('.') < 0) {
      return digits;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static void heading(StringBuilder out, String text, String key) {
    out.append("<p class=\"panel\"><b>").append(text).append("</b> ").append(key).append("</p>");
  }

  private CharSequence steps(Axis axis, ToDoubleFunction<Timeline.Column> value) {
    StringBuilder path = new StringBuilder();
    List<Timeline.Column> columns = timeline.columns();
    for (int i = 0; i < columns.size(); i++) {
      double height = value.applyAsDouble(columns.get(i));
      if (height > 0) {
        path.append('M').append(i * Plot.UNIT).append(" 1000V").append(Plot.y(axis, height));
        path.append("h10V1000Z");
      }
    }
    return path;
  }
}
