package dev.tenfold.units;

import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Unit;

/**
 * A number as it is written: digits and, apart from them, the unit.
 *
 * @param digits three significant digits; whole numbers in full
 * @param unit what stands behind the digits; may be empty
 * @param scale the value divided by this gives the digits
 */
public record Figure(String digits, String unit, double scale) {
  private static final Step[] DURATIONS = {
    new Step(1e-6, "µs"), new Step(1e-3, "ms"), new Step(1, "s")
  };
  private static final Step[] SPANS = {
    new Step(1, "s"), new Step(60, "min"), new Step(3600, "h"), new Step(86_400, "d")
  };
  private static final Step[] BYTES = {
    new Step(1, "B"),
    new Step(1e3, "kB"),
    new Step(1e6, "MB"),
    new Step(1e9, "GB"),
    new Step(1e12, "TB"),
    new Step(1e15, "PB")
  };
  private static final Step[] RATES = {
    new Step(1 / 3600.0, "/h"), new Step(1 / 60.0, "/min"), new Step(1, "/s")
  };
  private static final Step[] USER_TIME = {
    new Step(1e-3, "ms"), new Step(1, "s"), new Step(60, "min"), new Step(3600, "h")
  };

  /** Returns how {@code value} is written, scaled to a unit in which it has one to four digits. */
  public static Figure of(double value, Unit unit) {
    return switch (unit.kind()) {
      case DURATION -> scaled(value, DURATIONS, 1);
      case SPAN -> scaled(value, SPANS, 0);
      case RATIO -> new Figure(percent(value), "%", 0.01);
      case RATIO_DIFFERENCE -> new Figure(Digits.three(value * 100), unit.words(), 0.01);
      case FACTOR, PLAIN, AS_IT_IS -> new Figure(Digits.three(value), unit.words(), 1);
      case COUNT -> counted(value, unit);
      case RATE -> scaled(value, RATES, 2);
      case BYTES -> scaled(value, BYTES, 0);
      case BYTES_PER_SECOND -> withUnit(scaled(value, BYTES, 0), "/s");
      case USER_TIME -> withUnit(scaled(value, USER_TIME, 1), unit.words().substring(1));
      case MONEY -> new Figure(Digits.three(value), unit.words(), 1);
    };
  }

  /** Returns a duration of {@code seconds}. */
  public static Figure seconds(double seconds) {
    return of(seconds, Unit.SECONDS);
  }

  /** Returns a part of a whole, from 0 to 1. */
  public static Figure ratio(double ratio) {
    return of(ratio, Unit.RATIO);
  }

  /** Returns {@code 1 request}, {@code 14 requests}. */
  public static String requests(long n) {
    return counted((double) n, Unit.REQUESTS).text();
  }

  private static Figure counted(double value, Unit unit) {
    long n = Math.round(value);
    String words = unit.words();
    return new Figure(Digits.whole(n), n == 1 ? words.substring(0, words.length() - 1) : words, 1);
  }

  /** Returns {@code value} in this figure's unit, without naming it. */
  public String alike(double value) {
    return unit.equals("%") ? percent(value) : Digits.three(value / scale);
  }

  /** Returns an interval in this figure's unit, {@code 590–640}. */
  public String alike(Interval interval) {
    return range(alike(interval.low()), alike(interval.high()));
  }

  /** Returns two ends as one text; minus signs and equal ends stay readable. */
  public static String range(String low, String high) {
    if (low.equals(high)) {
      return low;
    }
    return low + (low.startsWith("−") || high.startsWith("−") ? " to " : "–") + high;
  }

  /**
   * Returns digits and unit with a space between, {@code 612 ms}; factors close up: {@code 2.1×}.
   */
  public String text() {
    if (unit.isEmpty()) {
      return digits;
    }
    return unit.equals("×") || unit.startsWith("/") ? digits + unit : digits + " " + unit;
  }

  /** Percent with three significant digits, and as many towards 100 % as show what is missing. */
  private static String percent(double ratio) {
    double missing = 1 - ratio;
    if (missing <= 0 || missing >= 0.01) {
      return Digits.three(ratio * 100);
    }
    int decimals = Math.min(6, 1 - (int) Math.floor(Math.log10(missing * 100)));
    return Digits.decimals(ratio * 100, decimals);
  }

  private static Figure withUnit(Figure figure, String more) {
    return new Figure(figure.digits, figure.unit + more, figure.scale);
  }

  /** {@code rest} is the step that a zero is written in. */
  private static Figure scaled(double value, Step[] steps, int rest) {
    if (value == 0) {
      return new Figure("0", steps[rest].unit, steps[rest].size);
    }
    Step chosen = steps[0];
    for (Step step : steps) {
      if (Math.abs(value) >= step.size * 0.9995) {
        chosen = step;
      }
    }
    return new Figure(Digits.three(value / chosen.size), chosen.unit, chosen.size);
  }

  private record Step(double size, String unit) {}
}
