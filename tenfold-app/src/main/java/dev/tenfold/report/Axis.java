package dev.tenfold.report;

import dev.tenfold.units.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * Where values stand on an axis.
 *
 * @param low value at its start; above 0 where it is logarithmic
 * @param high value at its end, above {@code low}
 * @param logarithmic whether equal distances are equal factors
 * @param unit what its values are divided by before they are written
 */
record Axis(double low, double high, boolean logarithmic, double unit) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Returns an axis from 0 to a round value at or above {@code highest}. */
  static Axis fromZero(double highest) {
    return fromZero(highest, 1);
  }

  /** Returns the same, its values round as {@code written} writes them. */
  static Axis fromZero(double highest, Figure written) {
    return fromZero(highest, written.scale());
  }

  private static Axis fromZero(double highest, double unit) {
    double top = highest > 0 ? highest / unit : 1;
    double step = roundStep(top, 4);
    return new Axis(0, Math.max(step, Math.ceil(top / step) * step) * unit, false, unit);
  }

  /** Returns a logarithmic axis that holds both ends, {@code 0 < low ≤ high}. */
  static Axis logarithmic(double low, double high) {
    return new Axis(low, high > low ? high : low * 2, true, 1);
  }

  /** Returns where {@code value} stands, 0 at the start and 1 at the end, held within them. */
  double at(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.clamp(part, 0, 1);
  }

  /** Returns round values along the axis, about five. */
  List<Double> ticks() {
    return logarithmic ? logTicks() : linearTicks();
  }

  private List<Double> linearTicks() {
    List<Double> ticks = new ArrayList<>();
    double step = roundStep((high - low) / unit, 4) * unit;
    for (long i = (long) Math.ceil(low / step); i * step <= high * 1.0001; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logTicks() {
    double decades = Math.log10(high / low);
    List<Double> ticks = new ArrayList<>();
    int every = Math.max(1, (int) Math.ceil(decades / 5));
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power += every) {
      double decade = Math.pow(10, power);
      addTick(ticks, decade);
      if (decades < 1.2) {
        addTick(ticks, decade * 2);
        addTick(ticks, decade * 5);
      } else if (decades < 2.6) {
        addTick(ticks, decade * 3);
      }
    }
    return ticks;
  }

  private void addTick(List<Double> ticks, double value) {
    if (value >= low * 0.999 && value <= high * 1.001) {
      ticks.add(value);
    }
  }

  private static double roundStep(double span, int parts) {
    double raw = span / parts;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double step : STEPS) {
      if (step * power >= raw * 0.999) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
