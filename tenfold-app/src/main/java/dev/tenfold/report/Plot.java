package dev.tenfold.report;

import java.util.List;

/**
 * One plot: a drawing that stretches with the page, and labels around it that do not. Drawings use
 * {@value #UNIT} units a column from left to right and {@value #HEIGHT} units from top to bottom.
 */
final class Plot {
  /** Width of a column in units of the drawing. */
  static final int UNIT = 10;

  /** Height of the drawing in its units. */
  static final int HEIGHT = 1000;

  private final String name;
  private final String size;
  private final int columns;
  private final StringBuilder drawing = new StringBuilder(4096);
  private final StringBuilder left = new StringBuilder();
  private final StringBuilder below = new StringBuilder();
  private final StringBuilder over = new StringBuilder();
  private String note = "";

  /**
   * Begins a plot.
   *
   * @param name what it shows, for those who cannot see it
   * @param size its height on the page: {@code tall}, {@code low}
   * @param columns how many columns it has
   */
  Plot(String name, String size, int columns) {
    this.name = name;
    this.size = size;
    this.columns = columns;
  }

  /** Returns the vertical place of {@code value}, from the top. */
  static long y(Axis axis, double value) {
    return Math.round((1 - axis.at(value)) * HEIGHT);
  }

  /** Writes {@code text} at the left and draws a line across at {@code y}. */
  Plot rule(long y, String text) {
    left.append("<span style=\"top:").append(percent(y, HEIGHT)).append("\">");
    left.append(Html.escape(text)).append("</span>");
    drawing.append("<path class=\"grid\" d=\"M0 ").append(y).append('H').append(columns * UNIT);
    drawing.append("\"/>");
    return this;
  }

  /** Draws {@code path}, whose data stand in units of the drawing, in the manner {@code style}. */
  Plot path(String style, CharSequence path) {
    if (!path.isEmpty()) {
      drawing.append("<path class=\"").append(style).append("\" d=\"").append(path).append("\"/>");
    }
    return this;
  }

  /** Hatches columns in which nothing was logged. */
  Plot gap(int from, int to, String text) {
    over.append("<i class=\"gap\" style=\"left:").append(percent(from, columns));
    over.append(";width:").append(percent(to - from, columns)).append("\">");
    if (!text.isEmpty() && (to - from) * 12 > columns) {
      over.append("<b>").append(Html.escape(text)).append("</b>");
    }
    over.append("</i>");
    return this;
  }

  /** Writes {@code text} into the margin right of the plot, at {@code y}. */
  Plot label(long y, String style, String text) {
    over.append("<span class=\"end ").append(style).append("\" style=\"top:");
    over.append(percent(y, HEIGHT)).append("\">").append(Html.escape(text)).append("</span>");
    return this;
  }

  /** Writes times below. */
  Plot times(List<TimeTicks.Tick> ticks) {
    for (TimeTicks.Tick tick : ticks) {
      below(tick.part(), tick.text(), tick.minor());
    }
    return this;
  }

  /** Writes {@code text} below at {@code part} of the width; where room is short, maybe not. */
  Plot below(double part, String text, boolean maybe) {
    String edge = part < 0.04 ? " first" : part > 0.96 ? " last" : "";
    below.append("<span class=\"x").append(edge).append(maybe ? " maybe" : "");
    below.append("\" style=\"left:").append(percent(Math.round(part * 10_000), 10_000));
    below.append("\">").append(Html.escape(text)).append("</span>");
    return this;
  }

  /** Says {@code text} below the plot, once. */
  Plot note(String text) {
    note = text;
    return this;
  }

  /** Writes the plot. */
  void writeTo(StringBuilder out) {
    out.append("<div class=\"plot ")
        .append(size)
        .append("\"><div class=\"ys\" aria-hidden=\"true\">");
    out.append(left).append("</div><div class=\"area\" data-columns=\"").append(columns);
    out.append("\"><svg viewBox=\"0 0 ").append(columns * UNIT).append(' ').append(HEIGHT);
    out.append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    out.append(Html.escape(name)).append("\">").append(drawing).append("</svg>");
    out.append(over).append("</div><div class=\"xs\" aria-hidden=\"true\">").append(below);
    out.append("</div></div>");
    if (!note.isEmpty()) {
      out.append("<p class=\"note\">").append(Html.escape(note)).append("</p>");
    }
  }

  private static String percent(long part, long whole) {
    long hundredths = whole == 0 ? 0 : part * 10_000 / whole;
    return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100 + "%";
  }
}
