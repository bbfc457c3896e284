package dev.tenfold.accesslog;

/** Reads numbers as JSON has them, exponents included; the rest as {@link Numbers} does. */
final class KeyedNumbers {
  private KeyedNumbers() {}

  /** Returns a number times {@code 10^scale}, the rest cut off, as {@link Numbers#decimal}. */
  static long scaled(byte[] m, long from, long to, int scale) {
    long value = Numbers.decimal(m, from, to, scale);
    if (value != Numbers.UNREADABLE) {
      return value;
    }
    for (long p = from + 1; p < to; p++) {
      if ((Scan.at(m, p) | 0x20) == 'e') {
        return withExponent(m, from, p, to, scale);
      }
    }
    return value;
  }

  private static long withExponent(byte[] m, long from, long e, long to, int scale) {
    boolean below = Scan.at(m, e + 1) == '-';
    long digits = e + (below || Scan.at(m, e + 1) == '+' ? 2 : 1);
    long exponent = Numbers.whole(m, digits, to);
    if (exponent < 0 || exponent > 30) {
      return below && exponent > 30 ? 0 : Numbers.UNREADABLE;
    }
    int shifted = scale + (int) (below ? -exponent : exponent);
    if (shifted >= 0) {
      return Numbers.decimal(m, from, e, shifted);
    }
    long value = Numbers.decimal(m, from, e, 0);
    for (int i = shifted; i < 0 && value > 0; i++) {
      value /= 10;
    }
    return value;
  }

  /** Returns a duration in nanoseconds, absent for {@code -}, nothing and negative numbers. */
  static long duration(byte[] m, long from, long to, Notation notation) {
    long nanos = Numbers.duration(m, from, to, notation);
    return nanos == Numbers.UNREADABLE && notation != Notation.WITH_UNIT
        ? Numbers.bounded(scaled(m, from, to, scale(notation)))
        : nanos;
  }

  /** Returns the sum of a list of durations in nanoseconds. */
  static long upstream(byte[] m, long from, long to, Notation notation) {
    long nanos = Numbers.upstream(m, from, to, notation);
    return nanos == Numbers.UNREADABLE ? duration(m, from, to, notation) : nanos;
  }

  private static int scale(Notation notation) {
    return switch (notation) {
      case MILLIS -> 6;
      case MICROS -> 3;
      case NANOS -> 0;
      case SECONDS,
          PLAIN,
          WITH_UNIT,
          WITH_PORT,
          CLF_TIME,
          HAPROXY_TIME,
          CTIME,
          ISO_TIME,
          EPOCH_SECONDS,
          EPOCH_MILLIS,
          EPOCH_MICROS,
          EPOCH_NANOS ->
          9;
    };
  }
}
