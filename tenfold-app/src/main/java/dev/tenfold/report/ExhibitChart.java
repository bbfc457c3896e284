package dev.tenfold.report;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Draws what chapters show: numbers over time and beside each other, events, parts of a whole. */
final class ExhibitChart {
  private static final int COLUMNS = 100;
  private static final int MOST_PARTS = 14;

  private ExhibitChart() {}

  /** Draws points with their intervals over the window, and the target as a line. */
  static void series(Exhibit.Series series, Window window, StringBuilder out) {
    double highest = series.target() == null ? 0 : series.target();
    for (Exhibit.Point point : series.points()) {
      if (Double.isFinite(point.value())) {
        highest = Math.max(highest, Math.max(point.value(), finite(point.high(), point.value())));
      }
    }
    Figure most = Figure.of(highest, series.unit());
    Axis up = Axis.fromZero(highest, most);
    Plot plot = new Plot(series.title(), "mid", COLUMNS);
    ticks(plot, up, most);
    Double target = series.target();
    if (target != null) {
      long y = Plot.y(up, target);
      plot.path("target", "M0 " + y + "H" + COLUMNS * Plot.UNIT).label(y, "", "target");
    }
    StringBuilder line = new StringBuilder();
    StringBuilder bars = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    boolean broken = true;
    for (Exhibit.Point point : series.points()) {
      if (!Double.isFinite(point.value()) || !isWithin(point.at(), window)) {
        broken = true;
        continue;
      }
      long x = x(point.at(), window);
      long y = Plot.y(up, point.value());
      line.append(broken ? 'M' : 'L').append(x).append(' ').append(y);
      dots.append('M').append(x).append(' ').append(y).append("h0");
      if (Double.isFinite(point.low()) && Double.isFinite(point.high())) {
        bars.append('M').append(x).append(' ').append(Plot.y(up, point.low()));
        bars.append('V').append(Plot.y(up, point.high()));
      }
      broken = false;
    }
    plot.path("bars soft", bars).path("thin soft", line);
    if (series.points().size() <= COLUMNS) {
      plot.path("dots soft", dots);
    }
    plot.times(TimeTicks.of(window)).writeTo(out);
  }

  private static void ticks(Plot plot, Axis up, Figure most) {
    boolean short3 = most.unit().length() <= 3;
    for (double tick : up.ticks()) {
      String digits = TrafficChart.trim(most.alike(tick));
      String unit = short3 ? (most.unit().startsWith("/") ? "" : " ") + most.unit() : "";
      plot.rule(Plot.y(up, tick), tick == 0 ? "0" : digits + unit);
    }
    if (!short3) {
      plot.note("in " + most.unit());
    }
  }

  /** Draws a strip for each kind of event over the window. */
  static void events(List<Exhibit.Event> events, Window window, StringBuilder out) {
    SequencedMap<String, List<Exhibit.Event>> kinds = new TreeMap<>();
    for (Exhibit.Event event : events) {
      kinds.computeIfAbsent(event.kind(), any -> new ArrayList<>()).add(event);
    }
    int row = 0;
    for (List<Exhibit.Event> kind : kinds.values()) {
      row++;
      Plot plot = new Plot(words(kind.getFirst().kind()) + " over time", "strip", COLUMNS);
      StringBuilder bars = new StringBuilder();
      StringBuilder marks = new StringBuilder();
      for (Exhibit.Event event : kind) {
        Instant until = event.until();
        Instant end = until == null ? event.at() : until;
        if (end.isBefore(window.from()) || !event.at().isBefore(window.to())) {
          continue;
        }
        long from = x(event.at(), window);
        long to = until == null ? from : x(until, window);
        if (to - from > 3) {
          bars.append('M').append(from).append(" 250H").append(to).append("V750H").append(from);
          bars.append('Z');
        } else {
          marks.append('M').append(from).append(" 500h0");
        }
      }
      String style = style(kind.getFirst().kind());
      plot.path("fill " + style, bars).path("dots mark " + style, marks);
      if (row == kinds.size()) {
        plot.times(TimeTicks.of(window));
      }
      out.append("<p class=\"panel\"><b>").append(Html.escape(words(kind.getFirst().kind())));
      out.append("</b> ").append(Digits.whole(kind.size())).append("</p>");
      plot.writeTo(out);
    }
  }

  /** Returns a stable kind in words, {@code failed deployment}. */
  static String words(String kind) {
    String words = kind.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + "s";
  }

  private static String style(String kind) {
    return switch (kind) {
      case "incident", "failed-deployment" -> "bad";
      case "rollback" -> "warn";
      default -> "plain";
    };
  }

  /** Draws parts as bars that begin where the part before ends. */
  static void waterfall(Exhibit.Waterfall waterfall, StringBuilder out) {
    double sum = waterfall.parts().stream().mapToDouble(Exhibit.Part::value).sum();
    double whole = Math.max(sum, 1e-12);
    double before = 0;
    out.append("<table class=\"fall\"><tbody>");
    for (Exhibit.Part part : shown(waterfall.parts())) {
      double from = Math.clamp(Math.min(before, before + part.value()) / whole, 0, 1);
      double width = Math.clamp(Math.abs(part.value()) / whole, 0, 1 - from);
      row(out, part, waterfall.unit(), from, width);
      before += part.value();
    }
    row(out, new Exhibit.Part("together", sum), waterfall.unit(), 0, 1);
    out.append("</tbody></table>");
  }

  private static List<Exhibit.Part> shown(List<Exhibit.Part> parts) {
    if (parts.size() <= MOST_PARTS) {
      return parts;
    }
    List<Exhibit.Part> shown = new ArrayList<>(parts.subList(0, MOST_PARTS - 1));
    List<Exhibit.Part> others = parts.subList(MOST_PARTS - 1, parts.size());
    double rest = others.stream().mapToDouble(Exhibit.Part::value).sum();
    shown.add(new Exhibit.Part(others.size() + " others", rest));
    return shown;
  }

  private static void row(
      StringBuilder out, Exhibit.Part part, Unit unit, double from, double width) {
    head(out, part.name(), Figure.of(part.value(), unit).text());
    mark(out, "bar", from, width);
    out.append("</td></tr>");
  }

  /** Begins a row, up to the cell for its marks. */
  private static void head(StringBuilder out, String name, String value) {
    out.append("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th><td>");
    out.append(Html.escape(value)).append("</td><td class=\"wide\">");
  }

  private static void mark(StringBuilder out, String style, double from, double width) {
    out.append("<i class=\"").append(style).append("\" style=\"margin-left:");
    out.append(Digits.decimals(from * 100, 2)).append("%;width:");
    out.append(Digits.decimals(width * 100, 2)).append("%\"></i>");
  }

  /** Draws numbers as dots on a scale from 0, their intervals as lines through them. */
  static void estimates(Exhibit.Estimates estimates, StringBuilder out) {
    double most = 1e-12;
    for (Exhibit.Estimate each : estimates.estimates()) {
      most = Math.max(most, Math.max(each.value(), finite(each.high(), 0)));
    }
    out.append("<table class=\"fall\"><tbody>");
    for (Exhibit.Estimate each : estimates.estimates()) {
      Figure figure = Figure.of(each.value(), estimates.unit());
      boolean known = Double.isFinite(each.low()) && Double.isFinite(each.high());
      String range =
          known
              ? " (" + Figure.range(figure.alike(each.low()), figure.alike(each.high())) + ")"
              : "";
      head(out, each.name(), figure.text() + range);
      out.append("<span class=\"scale\">");
      if (known) {
        double low = Math.clamp(each.low() / most, 0, 1);
        mark(out, "interval", low, Math.clamp(each.high() / most, low, 1) - low);
      }
      mark(out, "dot", Math.clamp(each.value() / most, 0, 1), 0);
      out.append("</span></td></tr>");
    }
    out.append("</tbody></table>");
  }

  private static double finite(double value, double otherwise) {
    return Double.isFinite(value) ? value : otherwise;
  }

  private static boolean isWithin(Instant at, Window window) {
    return !at.isBefore(window.from()) && !at.isAfter(window.to());
  }

  private static long x(Instant at, Window window) {
    double part = (at.toEpochMilli() - window.from().toEpochMilli()) / (window.seconds() * 1000);
    return Math.round(Math.clamp(part, 0, 1) * COLUMNS * Plot.UNIT);
  }
}
