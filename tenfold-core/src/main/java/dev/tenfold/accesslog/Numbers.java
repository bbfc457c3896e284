package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.RequestLine.ABSENT;

/** Reads numbers as logs write them. Ranges are {@code [from, to)}. */
final class Numbers {
  /** What a range that is no number comes to. */
  static final long UNREADABLE = Long.MIN_VALUE;

  /** The longest that is taken for a duration: 366 days. */
  static final long LONGEST_NANOS = 366L * 86_400 * 1_000_000_000;

  private static final long[] TEN = new long[19];

  static {
    TEN[0] = 1;
    for (int i = 1; i < TEN.length; i++) {
      TEN[i] = TEN[i - 1] * 10;
    }
  }

  private Numbers() {}

  /** Returns a whole number, {@code ABSENT} for {@code -} or nothing. */
  static long whole(byte[] m, long from, long to) {
    int length = (int) (to - from);
    if (length <= 0 || length > 18) {
      return length == 0 ? ABSENT : UNREADABLE;
    }
    if (length <= 8) {
      return eight(m, from, length);
    }
    long head = eight(m, from, 8);
    if (head < 0) {
      return UNREADABLE;
    }
    for (long p = from + 8; p < to; p++) {
      int digit = Scan.at(m, p) - '0';
      if (digit < 0 || digit > 9) {
        return UNREADABLE;
      }
      head = head * 10 + digit;
    }
    return head;
  }

  /**
   * Returns 1 to 8 digits, read as one word.
   *
   * @see <a href="https://lemire.me/blog/2022/01/21/swar-explained-parsing-eight-digits/">Lemire,
   *     SWAR explained: parsing eight digits</a>
   */
  private static long eight(byte[] m, long from, int length) {
    long word = Scan.word(m, from) << (64 - length * 8);
    long digits = word - (0x3030303030303030L << (64 - length * 8));
    if (((digits | (digits + 0x7676767676767676L)) & Scan.HIGHS) != 0) {
      return length == 1 && Scan.at(m, from) == '-' ? ABSENT : UNREADABLE;
    }
    digits = digits * 10 + (digits >>> 8);
    return ((digits & 0x000000FF000000FFL) * 0x000F424000000064L
            + ((digits >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
        >>> 32;
  }

  /**
   * Returns a decimal number times {@code 10^scale}, the rest cut off; {@code ABSENT} for {@code -}
   * and negative numbers, which servers write for "never happened".
   */
  static long decimal(byte[] m, long from, long to, int scale) {
    long p = from;
    long value = 0;
    int digits = 0;
    int decimals = -1;
    if (p < to && Scan.at(m, p) == '+') {
      p++;
    }
    for (; p < to; p++) {
      int c = Scan.at(m, p) - '0';
      if (c >= 0 && c <= 9) {
        if (decimals < 0 || decimals < scale) {
          value = value * 10 + c;
          digits++;
          decimals += decimals < 0 ? 0 : 1;
        }
      } else if (c == '.' - '0' && decimals < 0 && digits > 0) {
        decimals = 0;
      } else {
        return isAbsent(m, from, to) ? ABSENT : UNREADABLE;
      }
    }
    if (digits == 0) {
      return from == to ? ABSENT : UNREADABLE;
    }
    int left = scale - Math.max(decimals, 0);
    if (digits + left > 19) {
      return UNREADABLE;
    }
    long scaled = value * TEN[left];
    return scaled < 0 ? UNREADABLE : scaled; // below 10^19, an overflow turns the sign
  }

  /**
   * Returns nginx' {@code s.mmm} in nanoseconds when the range is that, else as {@link #decimal}.
   */
  static long seconds(byte[] m, long from, long to) {
    if (to - from == 5) {
      long word = Scan.word(m, from);
      long digits = (word & 0xFFFFFF00FFL) - 0x3030300030L;
      if (((digits | (digits + 0x7676760076L)) & 0x8080800080L) == 0
          && (byte) (word >>> 8) == '.') {
        long millis =
            (digits & 0xff) * 1000
                + (digits >>> 16 & 0xff) * 100
                + (digits >>> 24 & 0xff) * 10
                + (digits >>> 32);
        return millis * 1_000_000;
      }
    }
    return decimal(m, from, to, 9);
  }

  private static boolean isAbsent(byte[] m, long from, long to) {
    if (Scan.at(m, from) != '-') {
      return false;
    }
    for (long p = from + 1; p < to; p++) {
      byte c = Scan.at(m, p);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a duration in nanoseconds. What would be longer than {@link #LONGEST_NANOS} is no
   * duration, but a stamp or a broken number.
   */
  static long duration(byte[] m, long from, long to, Notation notation) {
    long nanos =
        switch (notation) {
          case SECONDS, PLAIN -> seconds(m, from, to);
          case MILLIS -> decimal(m, from, to, 6);
          case MICROS -> decimal(m, from, to, 3);
          case NANOS -> decimal(m, from, to, 0);
          case WITH_UNIT -> withUnit(m, from, to);
          case WITH_PORT,
              CLF_TIME,
              HAPROXY_TIME,
              CTIME,
              ISO_TIME,
              EPOCH_SECONDS,
              EPOCH_MILLIS,
              EPOCH_MICROS,
              EPOCH_NANOS ->
              throw new IllegalArgumentException(notation + " is no notation of a duration");
        };
    return bounded(nanos);
  }

  /** Returns a duration unless it is too long to be one. */
  static long bounded(long nanos) {
    return nanos > LONGEST_NANOS ? UNREADABLE : nanos;
  }

  /**
   * Returns the sum of numbers with their units, {@code 1m2.5s}.
   *
   * @see <a href="https://pkg.go.dev/time#Duration.String">Go, Duration.String</a>
   */
  private static long withUnit(byte[] m, long from, long to) {
    long sum = 0;
    long p = from;
    while (p < to && sum >= 0) {
      long unit = p;
      while (unit < to && isNumeric(Scan.at(m, unit))) {
        unit++;
      }
      long next = unit;
      while (next < to && !isNumeric(Scan.at(m, next))) {
        next++;
      }
      long part = bounded(inUnit(m, p, unit, next));
      sum = part < 0 ? UNREADABLE : bounded(sum + part);
      p = next;
    }
    boolean absent = from == to || sum < 0 && decimal(m, from, to, 9) == ABSENT;
    return absent ? ABSENT : sum;
  }

  private static long inUnit(byte[] m, long from, long unit, long to) {
    long length = to - unit;
    byte first = Scan.at(m, unit);
    byte second = Scan.at(m, unit + 1);
    if (length == 1) {
      return switch (first) {
        case 's' -> decimal(m, from, unit, 9);
        case 'm' -> times(60, decimal(m, from, unit, 9));
        case 'h' -> times(3600, decimal(m, from, unit, 9));
        default -> UNREADABLE;
      };
    }
    if (length == 2 && second == 's') {
      return switch (first) {
        case 'm' -> decimal(m, from, unit, 6);
        case 'u' -> decimal(m, from, unit, 3);
        case 'n' -> decimal(m, from, unit, 0);
        default -> UNREADABLE;
      };
    }
    return length == 3 && first == (byte) 0xC2 && second == (byte) 0xB5
        ? decimal(m, from, unit, 3)
        : UNREADABLE;
  }

  private static long times(int factor, long nanos) {
    return nanos > LONGEST_NANOS / factor ? UNREADABLE : nanos < 0 ? nanos : nanos * factor;
  }

  private static boolean isNumeric(byte c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  /**
   * Returns the sum in nanoseconds of a list of upstream attempts, {@code 0.004, 0.012 : 0.009};
   * {@code ABSENT} when none of them has a time.
   */
  static long upstream(byte[] m, long from, long to, Notation notation) {
    long sum = ABSENT;
    long p = from;
    while (p < to) {
      while (p < to && isSeparator(Scan.at(m, p))) {
        p++;
      }
      long end = p;
      while (end < to && !isSeparator(Scan.at(m, end))) {
        end++;
      }
      long one = duration(m, p, end, notation);
      if (one == UNREADABLE) {
        return UNREADABLE;
      }
      if (one != ABSENT && p < end) {
        sum = bounded(Math.max(sum, 0) + one);
        if (sum == UNREADABLE) {
          return UNREADABLE;
        }
      }
      p = end;
    }
    return sum;
  }

  private static boolean isSeparator(byte c) {
    return c == ' ' || c == ',' || c == ':';
  }
}
