package dev.tenfold.diagnose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers inside sentences: three significant digits and the unit a person would say. */
final class Words {
  private Words() {}

  static String duration(double seconds) {
    if (seconds == 0) {
      return "less than the log's clock can tell";
    }
    if (seconds < 1e-3) {
      return digits(seconds * 1e6) + " µs";
    }
    if (seconds < 1) {
      return digits(seconds * 1e3) + " ms";
    }
    if (seconds < 120) {
      return digits(seconds) + " s";
    }
    return seconds < 7200 ? digits(seconds / 60) + " min" : digits(seconds / 3600) + " h";
  }

  static String percent(double ratio) {
    double percent = ratio * 100;
    return (percent >= 10 ? digits(percent, 2) : digits(percent, percent >= 1 ? 2 : 1)) + " %";
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String requests(long n) {
    return n == 1 ? "1 request" : count(n) + " requests";
  }

  static String digits(double value) {
    return digits(value, 3);
  }

  private static String digits(double value, int significant) {
    if (value == 0) {
      return "0";
    }
    if (Math.abs(value) >= Math.pow(10, significant)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(significant, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }
}
