package dev.tenfold.accesslog;

import java.time.ZoneId;

/**
 * Reads stamps of keyed lines. Their notation shows in themselves, so that a mapping need not name
 * it: a number counts from 1970, in the unit that its length fits.
 */
final class KeyedStamps {
  /** Digits of the longest count of seconds; 99,999,999,999 s is the year 5138. */
  private static final int SECONDS_DIGITS = 11;

  private static final int MILLIS_DIGITS = 14;
  private static final int MICROS_DIGITS = 17;

  private final StampDecoder decoder;

  KeyedStamps(ZoneId zone) {
    decoder = new StampDecoder(zone);
  }

  long decode(byte[] m, long from, long to, Notation notation) {
    if (from < to && Scan.at(m, from) == '[' && Scan.at(m, to - 1) == ']') {
      from++;
      to--;
    }
    if (to - from > 15 && Scan.at(m, from + 4) == '-') {
      return decoder.iso(m, from, to);
    }
    if (to - from > 15 && Scan.at(m, from + 2) == '/') {
      return decoder.decode(m, from, to, Notation.CLF_TIME);
    }
    return since1970(m, from, to, notation);
  }

  long decode(byte[] m, long dateFrom, long dateTo, long clockFrom, long clockTo) {
    return decoder.date(m, dateFrom, dateTo) == StampDecoder.UNREADABLE
        ? StampDecoder.UNREADABLE
        : decoder.clock(m, clockFrom, clockTo);
  }

  private static long since1970(byte[] m, long from, long to, Notation notation) {
    long millis =
        switch (notation) {
          case EPOCH_SECONDS -> KeyedNumbers.scaled(m, from, to, 3);
          case EPOCH_MILLIS -> KeyedNumbers.scaled(m, from, to, 0);
          case EPOCH_MICROS,
              EPOCH_NANOS,
              PLAIN,
              WITH_PORT,
              WITH_UNIT,
              CLF_TIME,
              HAPROXY_TIME,
              CTIME,
              ISO_TIME,
              SECONDS,
              MILLIS,
              MICROS,
              NANOS ->
              byLength(m, from, to);
        };
    return millis < 0 ? StampDecoder.UNREADABLE : millis;
  }

  private static long byLength(byte[] m, long from, long to) {
    long digits = 0;
    while (from + digits < to && Character.isDigit(Scan.at(m, from + digits))) {
      digits++;
    }
    if (digits == 0) {
      return StampDecoder.UNREADABLE;
    }
    if (digits <= SECONDS_DIGITS) {
      return KeyedNumbers.scaled(m, from, to, 3);
    }
    int finer = digits <= MILLIS_DIGITS ? 0 : digits <= MICROS_DIGITS ? 3 : 6;
    return KeyedNumbers.scaled(m, from, from + digits - finer, 0);
  }

  /** Returns whether a stamp says more than whole seconds. */
  static boolean isFine(byte[] m, long from, long to) {
    boolean number = true;
    for (long p = from; p < to; p++) {
      byte c = Scan.at(m, p);
      if (c == '.' || c == ',') {
        return true;
      }
      number &= c >= '0' && c <= '9';
    }
    return number && to - from > SECONDS_DIGITS;
  }
}
