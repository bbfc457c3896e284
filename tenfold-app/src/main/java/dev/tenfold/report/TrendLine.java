package dev.tenfold.report;

import dev.tenfold.diagnose.Indicator;
import java.util.List;

/** How a number went, small enough for a cell. */
final class TrendLine {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 24;
  private static final int EDGE = 2;

  private TrendLine() {}

  /** Draws the points from 0 up; nothing where fewer than two are known. */
  static void draw(List<Indicator.TrendPoint> trend, StringBuilder out) {
    List<Indicator.TrendPoint> known =
        trend.stream().filter(point -> Double.isFinite(point.value())).toList();
    if (known.size() < 2) {
      return;
    }
    double high = known.stream().mapToDouble(Indicator.TrendPoint::value).max().orElse(1);
    double low =
        Math.min(0, known.stream().mapToDouble(Indicator.TrendPoint::value).min().orElse(0));
    double span = high > low ? high - low : 1;
    out.append("<svg class=\"trend\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    out.append("\" role=\"img\" aria-label=\"trend of ").append(known.size());
    out.append(" parts of the window\"><path d=\"");
    boolean broken = true;
    for (int i = 0; i < trend.size(); i++) {
      double value = trend.get(i).value();
      if (!Double.isFinite(value)) {
        broken = true;
        continue;
      }
      long x = EDGE + Math.round((WIDTH - 2.0 * EDGE) * i / Math.max(1, trend.size() - 1));
      long y = EDGE + Math.round((HEIGHT - 2.0 * EDGE) * (1 - (value - low) / span));
      out.append(broken ? 'M' : 'L').append(x).append(' ').append(y);
      broken = false;
    }
    out.append("\"/></svg>");
  }
}
