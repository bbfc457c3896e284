package dev.tenfold.report;

import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.HeatMap;
import dev.tenfold.diagnose.Timeline;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durations over time: how many requests in each column and bin, p95 with its band, gaps. */
final class LatencyChart {
  private static final int SHADES = 8;

  private final Timeline timeline;
  private final HeatMap map;
  private final Axis axis;
  private final long most;

  private LatencyChart(Timeline timeline, HeatMap map) {
    this.timeline = timeline;
    this.map = map;
    double low = Double.MAX_VALUE;
    double high = 0;
    long largest = 1;
    for (HeatMap.Cell cell : map.cells()) {
      HeatMap.Bin bin = map.bins().get(cell.bin());
      high = Math.max(high, bin.high());
      low = bin.high() > 0 ? Math.min(low, floor(bin)) : low;
      largest = Math.max(largest, cell.requests());
    }
    axis = high > 0 ? Axis.logarithmic(low, high) : Axis.logarithmic(0.001, 1);
    most = largest;
  }

  /** Draws the chart; there is at least one cell. */
  static void draw(Timeline timeline, HeatMap map, Window window, StringBuilder out) {
    new LatencyChart(timeline, map).draw(window, out);
  }

  /** Draws what each shade stands for. */
  static void key(HeatMap map, StringBuilder out) {
    long most = map.cells().stream().mapToLong(HeatMap.Cell::requests).max().orElse(1);
    out.append("<span class=\"key\">1<svg viewBox=\"0 0 80 10\" aria-hidden=\"true\">");
    for (int shade = 1; shade <= SHADES; shade++) {
      out.append("<path class=\"h").append(shade).append("\" d=\"M").append((shade - 1) * 10);
      out.append(" 0h10v10h-10Z\"/>");
    }
    out.append("</svg>").append(Digits.whole(most)).append(" requests in a cell</span>");
  }

  private void draw(Window window, StringBuilder out) {
    Plot plot = new Plot("Heat map of latency over time", "tall", timeline.columns().size());
    axis.ticks().forEach(t -> plot.rule(Plot.y(axis, t), tick(t)));
    shades(plot);
    Bands p95 = Bands.of(axis, values(timeline));
    plot.path("band", p95.band()).path("line", p95.line());
    if (p95.last() >= 0 && p95.line().toString().contains("L")) {
      plot.label(p95.last(), "ink", "p95");
    }
    gaps(timeline, plot);
    plot.times(TimeTicks.of(window)).writeTo(out);
  }

  /** Hatches the stretches of a timeline in which nothing was logged. */
  static void gaps(Timeline timeline, Plot plot) {
    List<Timeline.Column> columns = timeline.columns();
    for (int from = 0; from < columns.size(); from++) {
      int to = from;
      while (to < columns.size() && columns.get(to).gap()) {
        to++;
      }
      if (to > from) {
        plot.gap(from, to, "no log");
        from = to;
      }
    }
  }

  private static List<@Nullable Estimate> values(Timeline timeline) {
    List<@Nullable Estimate> values = new ArrayList<>();
    for (Timeline.Column column : timeline.columns()) {
      values.add(column.p95());
    }
    return values;
  }

  private void shades(Plot plot) {
    StringBuilder[] paths = new StringBuilder[SHADES + 1];
    for (int i = 1; i <= SHADES; i++) {
      paths[i] = new StringBuilder();
    }
    double full = Math.log1p((double) most);
    for (HeatMap.Cell cell : map.cells()) {
      int shade = (int) Math.ceil(SHADES * Math.log1p((double) cell.requests()) / full);
      HeatMap.Bin bin = map.bins().get(cell.bin());
      long top = bin.high() > 0 ? Plot.y(axis, bin.high()) : Plot.HEIGHT - 14;
      long bottom = bin.high() > 0 ? Plot.y(axis, floor(bin)) : Plot.HEIGHT;
      paths[Math.clamp(shade, 1, SHADES)]
          .append('M')
          .append(cell.column() * Plot.UNIT)
          .append(' ')
          .append(top)
          .append("h10v")
          .append(bottom - top)
          .append("h-10Z");
    }
    for (int i = 1; i <= SHADES; i++) {
      plot.path("h" + i, paths[i]);
    }
  }

  private static double floor(HeatMap.Bin bin) {
    return bin.low() > 0 ? bin.low() : bin.high() / 2;
  }

  static String tick(double seconds) {
    double whole = Math.rint(seconds * 1e6) / 1e6;
    Figure figure = Figure.seconds(whole);
    return Digits.significant(whole / figure.scale(), 1) + " " + figure.unit();
  }
}
