package dev.tenfold.report;

import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.LoadCurve;
import dev.tenfold.diagnose.ProfilePart;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Latency by level of load, and traffic and latency by hour or weekday. */
final class LoadChart {
  private static final int WIDTH = 100;

  /** How far beyond the outermost values an axis follows their intervals, as a factor. */
  private static final double REACH = 3;

  private LoadChart() {}

  /** Draws p50 and p95 with their intervals over the request rate. */
  static void load(LoadCurve curve, StringBuilder out) {
    double highest = 0;
    List<@Nullable Estimate> all = new ArrayList<>();
    for (LoadCurve.Level level : curve.levels()) {
      highest = Math.max(highest, level.perSecond());
      all.add(level.p50());
      all.add(level.p95());
    }
    Figure calm = calmest(curve);
    Axis across = Axis.fromZero(highest, calm);
    Axis up = axis(all);
    Plot plot = new Plot("Latency against load", "tall", WIDTH);
    up.ticks().forEach(t -> plot.rule(Plot.y(up, t), LatencyChart.tick(t)));
    Marks p50 = new Marks(up);
    Marks p95 = new Marks(up);
    for (LoadCurve.Level level : curve.levels()) {
      long x = Math.round(across.at(level.perSecond()) * WIDTH * Plot.UNIT);
      p50.add(x, level.p50());
      p95.add(x, level.p95());
    }
    p50.draw(plot, "soft", "p50");
    p95.draw(plot, "ink", "p95");
    int i = 0;
    for (double tick : across.ticks()) {
      String text = TrafficChart.trim(calm.alike(tick)) + calm.unit();
      plot.below(across.at(tick), tick == 0 ? "0" : text, i++ % 2 == 1);
    }
    plot.writeTo(out);
  }

  static Figure calmest(LoadCurve curve) {
    return Figure.of(curve.levels().getFirst().perSecond(), Unit.REQUESTS_PER_SECOND);
  }

  /** Draws requests a second, and p50 and p95 where they are known, by part. */
  static void profile(List<ProfilePart> parts, String what, StringBuilder out) {
    double highest = 0;
    List<@Nullable Estimate> all = new ArrayList<>();
    for (ProfilePart part : parts) {
      highest = Math.max(highest, rate(part));
      all.add(part.p50());
      all.add(part.p95());
    }
    Figure most = Figure.of(highest, Unit.REQUESTS_PER_SECOND);
    Axis rates = Axis.fromZero(highest, most);
    Plot traffic = new Plot("Request rate by " + what, "low", parts.size());
    TrafficChart.ticks(traffic, rates, most);
    StringBuilder bars = new StringBuilder();
    int column = 0;
    for (ProfilePart part : parts) {
      if (rate(part) > 0) {
        bars.append('M').append(column * Plot.UNIT + 1).append(" 1000V");
        bars.append(Plot.y(rates, rate(part))).append("h8V1000Z");
      }
      column++;
    }
    gaps(parts, traffic);
    labels(parts, traffic.path("fill", bars));
    out.append("<p class=\"panel\"><b>Request rate by ").append(what).append("</b></p>");
    traffic.writeTo(out);
    if (all.stream().anyMatch(e -> e != null)) {
      latency(parts, what, axis(all), out);
    }
  }

  private static void latency(List<ProfilePart> parts, String what, Axis up, StringBuilder out) {
    Plot plot = new Plot("Latency by " + what, "mid", parts.size());
    up.ticks().forEach(t -> plot.rule(Plot.y(up, t), LatencyChart.tick(t)));
    Marks p50 = new Marks(up);
    Marks p95 = new Marks(up);
    int x = Plot.UNIT / 2;
    for (ProfilePart part : parts) {
      p50.add(x, part.p50());
      p95.add(x, part.p95());
      x += Plot.UNIT;
    }
    p50.draw(plot, "soft", "p50");
    p95.draw(plot, "ink", "p95");
    labels(parts, plot);
    out.append("<p class=\"panel\"><b>Latency by ").append(what).append("</b></p>");
    plot.writeTo(out);
  }

  private static void labels(List<ProfilePart> parts, Plot plot) {
    int every = parts.size() > 12 ? 3 : 1;
    for (int i = 0; i < parts.size(); i += every) {
      double middle = (i + 0.5) / parts.size();
      plot.below(middle, parts.get(i).label(), every > 1 && i / every % 2 == 1);
    }
  }

  private static void gaps(List<ProfilePart> parts, Plot plot) {
    int to;
    for (int from = 0; from < parts.size(); from = to + 1) {
      to = from;
      while (to < parts.size() && parts.get(to).perSecond() == null) {
        to++;
      }
      if (to > from) {
        plot.gap(from, to, "");
      }
    }
  }

  private static double rate(ProfilePart part) {
    Double rate = part.perSecond();
    return rate == null ? 0 : rate;
  }

  /** Returns an axis that holds all values, and their intervals unless they reach far beyond. */
  static Axis axis(List<@Nullable Estimate> values) {
    List<Estimate> known = values.stream().filter(Objects::nonNull).toList();
    double least = known.stream().mapToDouble(Estimate::value).min().orElse(0.01);
    double most = known.stream().mapToDouble(Estimate::value).max().orElse(0.1);
    double low = known.stream().mapToDouble(Estimate::low).min().orElse(least);
    double high = known.stream().mapToDouble(Estimate::high).max().orElse(most);
    return Axis.logarithmic(
        Math.max(Math.max(low / 1.3, least / REACH), 1e-6),
        Math.max(Math.min(high * 1.3, most * REACH), 1e-5));
  }

  /** Points with their intervals as bars, joined by a line. */
  private static final class Marks {
    private static final int ARROW = 40;
    private static final int ARROW_HALF = 2;

    private final Axis up;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder bars = new StringBuilder();
    private final StringBuilder dots = new StringBuilder();
    private long last = -1;
    private boolean broken = true;
    private boolean cut;

    Marks(Axis up) {
      this.up = up;
    }

    void add(long x, @Nullable Estimate value) {
      if (value == null) {
        broken = true;
        return;
      }
      last = Plot.y(up, value.value());
      cut |= value.low() < up.low() || value.high() > up.high();
      ends(x, value.low() < up.low(), Plot.HEIGHT, -ARROW);
      ends(x, value.high() > up.high(), 0, ARROW);
      line.append(broken ? 'M' : 'L').append(x).append(' ').append(last);
      bars.append('M').append(x).append(' ').append(Plot.y(up, value.low()));
      bars.append('V').append(Plot.y(up, value.high()));
      dots.append('M').append(x).append(' ').append(last).append("h0");
      broken = false;
    }

    /** Draws an arrow head where an interval reaches beyond the edge at {@code y}. */
    private void ends(long x, boolean beyond, int y, int size) {
      if (beyond) {
        bars.append('M').append(x - ARROW_HALF).append(' ').append(y + size).append('L').append(x);
        bars.append(' ').append(y).append('L').append(x + ARROW_HALF).append(' ').append(y + size);
      }
    }

    void draw(Plot plot, String style, String name) {
      if (cut) {
        plot.note("arrow heads: the interval reaches beyond the chart; the table has its ends");
      }
      plot.path("bars " + style, bars).path("thin " + style, line).path("dots " + style, dots);
      if (last >= 0) {
        plot.label(last, style, name);
      }
    }
  }
}
