package dev.tenfold.units;

/** Numbers as digits, without a locale. */
public final class Digits {
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private Digits() {}

  /** Returns a whole number with its thousands apart: {@code 41,203,118}. */
  public static String whole(long value) {
    String digits = Long.toString(value);
    int sign = value < 0 ? 1 : 0;
    StringBuilder out = new StringBuilder(digits.length() + 6).append(digits, 0, sign);
    for (int i = sign; i < digits.length(); i++) {
      if (i > sign && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  /**
   * Returns {@code value} with three significant digits and never an exponent: {@code 0.0412},
   * {@code 61.3}, {@code 12,300}.
   */
  public static String three(double value) {
    return significant(value, 3);
  }

  /**
   * Returns {@code value} with {@code digits} significant digits, 1 to 9, and never an exponent.
   */
  public static String significant(double value, int digits) {
    double size = Math.abs(value);
    if (size < 1e-9) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(size));
    if (exponent >= digits) {
      double step = Math.pow(10, exponent - digits + 1.0);
      return whole((long) (Math.round(value / step) * step));
    }
    int decimals = digits - 1 - exponent;
    String text = decimals(value, decimals);
    boolean carried = Math.round(size * Math.pow(10, decimals)) >= Math.round(Math.pow(10, digits));
    return carried ? decimals(value, decimals - 1) : text;
  }

  /** Returns {@code value} with exactly {@code count} decimals, 0 to 12. */
  public static String decimals(double value, int count) {
    if (count <= 0) {
      return whole(Math.round(value));
    }
    double power = count < POWERS.length ? POWERS[count] : Math.pow(10, count);
    long scaled = Math.round(Math.abs(value) * power);
    String digits = Long.toString(scaled);
    if (digits.length() <= count) {
      digits = "0".repeat(count + 1 - digits.length()) + digits;
    }
    int point = digits.length() - count;
    String sign = value < 0 && scaled != 0 ? "−" : "";
    return sign + whole(Long.parseLong(digits.substring(0, point))) + "." + digits.substring(point);
  }
}
