package dev.tenfold.accesslog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Decodes stamps to milliseconds since 1970 UTC. The minute that was decoded last is kept: most
 * lines differ from the line before in their seconds only. One thread owns a decoder.
 */
final class StampDecoder {
  /** What a range that is no stamp comes to. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long CLF_REST = 0xFFFF_FFFF_0000_FFFFL;
  private static final long DAY = 86_400_000L;

  /** How much earlier than the directive that stands above it a line may be stamped. */
  private static final long SLACK = 60_000L;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2500;
  private static final long LAST_MILLIS =
      LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() * 86_400_000L - 1;

  private final ZoneId zone;
  private long word0;
  private long word1;
  private long word2;
  private int tail;
  private long minuteMillis;
  private long dateWord0 = Scan.text("1970-01-");
  private long dateWord1 = Scan.text("01T00:00");
  private long localMinuteMillis;
  private long localDate = UNREADABLE;
  private long notBefore = Long.MIN_VALUE;
  private long clockFrom;
  private long clockTo;
  private long offsetMinute;
  private @Nullable ZoneOffset offset;

  StampDecoder(ZoneId zone) {
    this.zone = zone;
  }

  /** Decodes {@code 10/Oct/2000:13:55:36 -0700}, always 26 bytes. */
  long clf(byte[] m, long p) {
    long w0 = Scan.word(m, p);
    long w1 = Scan.word(m, p + 8);
    long w2 = Scan.word(m, p + 16);
    int end = (short) SHORT.get(m, (int) (p + 24));
    int seconds = twoDigits((int) (w2 >>> 16));
    if (seconds < 0 || seconds > 60) {
      return UNREADABLE;
    }
    if (w0 != word0 || w1 != word1 || (w2 & CLF_REST) != word2 || end != tail) {
      long minute = clfMinute(m, p);
      if (minute == UNREADABLE) {
        return UNREADABLE;
      }
      word0 = w0;
      word1 = w1;
      word2 = w2 & CLF_REST;
      tail = end;
      minuteMillis = minute;
    }
    return minuteMillis + seconds * 1000L;
  }

  private static long clfMinute(byte[] m, long p) {
    if (!isClf(m, p) || Scan.at(m, p + 20) != ' ') {
      return UNREADABLE;
    }
    int zoneHours = digits(m, p + 22, 2);
    int zoneMinutes = digits(m, p + 24, 2);
    byte sign = Scan.at(m, p + 21);
    if (zoneHours < 0 || zoneMinutes < 0 || (sign != '+' && sign != '-')) {
      return UNREADABLE;
    }
    long local =
        localMinute(digits(m, p + 7, 4), month(m, p + 3), digits(m, p, 2), clock(m, p + 12));
    long shift = (zoneHours * 60L + zoneMinutes) * 60_000;
    return local == UNREADABLE ? UNREADABLE : sign == '-' ? local + shift : local - shift;
  }

  /** Returns whether the marks of {@code 10/Oct/2000:13:55:36} stand where they belong. */
  private static boolean isClf(byte[] m, long p) {
    return Scan.at(m, p + 2) == '/'
        && Scan.at(m, p + 6) == '/'
        && Scan.at(m, p + 11) == ':'
        && Scan.at(m, p + 17) == ':';
  }

  /** Decodes {@code 25/Feb/2019:16:19:48.143}, in the decoder's zone unless one follows. */
  long haproxy(byte[] m, long from, long to) {
    if (to - from < 20 || !isClf(m, from)) {
      return UNREADABLE;
    }
    long local =
        localMinute(
            digits(m, from + 7, 4), month(m, from + 3), digits(m, from, 2), clock(m, from + 12));
    return local == UNREADABLE ? UNREADABLE : withSeconds(m, from + 18, to, local);
  }

  /** Decodes ISO 8601: date, {@code T} or space, time, optional fraction, optional zone. */
  long iso(byte[] m, long from, long to) {
    if (to - from < 16) {
      return UNREADABLE;
    }
    long w0 = Scan.word(m, from);
    long w1 = Scan.word(m, from + 8);
    if (w0 != dateWord0 || w1 != dateWord1) {
      long local = isoMinute(m, from);
      if (local == UNREADABLE) {
        return UNREADABLE;
      }
      dateWord0 = w0;
      dateWord1 = w1;
      localMinuteMillis = local;
    }
    return to - from == 16
        ? localMinuteMillis - offsetMillis(localMinuteMillis)
        : withSeconds(m, from + 17, to, localMinuteMillis);
  }

  private static long isoMinute(byte[] m, long p) {
    byte between = Scan.at(m, p + 10);
    if (Scan.at(m, p + 4) != '-' || Scan.at(m, p + 7) != '-' || between != 'T' && between != ' ') {
      return UNREADABLE;
    }
    return localMinute(digits(m, p, 4), digits(m, p + 5, 2), digits(m, p + 8, 2), clock(m, p + 11));
  }

  private long ctime(byte[] m, long from, long to) {
    if (to - from != 24) {
      return UNREADABLE;
    }
    boolean oneDigit = Scan.at(m, from + 8) == ' ';
    int day = oneDigit ? digits(m, from + 9, 1) : digits(m, from + 8, 2);
    long local = localMinute(digits(m, from + 20, 4), month(m, from + 4), day, clock(m, from + 11));
    return local == UNREADABLE ? UNREADABLE : withSeconds(m, from + 17, from + 19, local);
  }

  /** Decodes {@code 2026-03-12}; the stamp is whole once the line's {@link #clock} is decoded. */
  long date(byte[] m, long from, long to) {
    boolean reads = to - from == 10 && Scan.at(m, from + 4) == '-' && Scan.at(m, from + 7) == '-';
    localDate =
        reads
            ? localMinute(digits(m, from, 4), digits(m, from + 5, 2), digits(m, from + 8, 2), 0)
            : UNREADABLE;
    return localDate;
  }

  /** Decodes {@code 17:00:00.363} on the date decoded last. */
  long clock(byte[] m, long from, long to) {
    int minutes = to - from < 8 ? -1 : clock(m, from);
    if (minutes < 0 || localDate == UNREADABLE) {
      return UNREADABLE;
    }
    long local = localDate + minutes * 60_000L;
    return withSeconds(m, from + 6, to, local < notBefore ? local + DAY : local);
  }

  /**
   * Takes the day of lines that tell only the time of day from {@code 2000-10-09 16:44:49}: each
   * lies in the day that begins then, but for {@link #SLACK}, so a clock may pass midnight once.
   */
  void dateBefore(byte[] m, long from, long to) {
    int minutes = to - from < 16 ? 0 : clock(m, from + 11);
    notBefore =
        to - from < 10 || minutes < 0 || date(m, from, from + 10) == UNREADABLE
            ? Long.MIN_VALUE
            : localDate + minutes * 60_000L - SLACK;
  }

  /** Forgets the date of earlier lines. */
  void forgetDate() {
    localDate = UNREADABLE;
  }

  boolean knowsDate() {
    return localDate != UNREADABLE;
  }

  /** Keeps where the clock of a line stands whose date follows. */
  void holdClock(long from, long to) {
    clockFrom = from;
    clockTo = to;
  }

  /** Decodes the clock held, on the date decoded last. */
  long heldClock(byte[] m) {
    return clock(m, clockFrom, clockTo);
  }

  /** Decodes a whole stamp in any notation but {@link Notation#CLF_TIME}'s fixed length. */
  long decode(byte[] m, long from, long to, Notation notation) {
    return switch (notation) {
      case CLF_TIME -> to - from == 26 ? clf(m, from) : haproxy(m, from, to);
      case HAPROXY_TIME -> haproxy(m, from, to);
      case CTIME -> ctime(m, from, to);
      case ISO_TIME -> iso(m, from, to);
      case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS -> epoch(m, from, to, notation);
      case PLAIN, WITH_PORT, SECONDS, MILLIS, MICROS, NANOS, WITH_UNIT ->
          throw new IllegalArgumentException(notation + " is no notation of a stamp");
    };
  }

  /** Decodes a number of seconds, milli-, micro- or nanoseconds since 1970, with a fraction. */
  static long epoch(byte[] m, long from, long to, Notation notation) {
    long value = Numbers.decimal(m, from, to, notation == Notation.EPOCH_SECONDS ? 3 : 0);
    long millis =
        notation == Notation.EPOCH_MICROS
            ? value / 1000
            : notation == Notation.EPOCH_NANOS ? value / 1_000_000 : value;
    return value < 0 || millis > LAST_MILLIS ? UNREADABLE : millis;
  }

  private long withSeconds(byte[] m, long p, long to, long localMinute) {
    int seconds = to - p < 2 ? -1 : digits(m, p, 2);
    if (seconds < 0 || seconds > 60 || Scan.at(m, p - 1) != ':') {
      return UNREADABLE;
    }
    p += 2;
    long millis = seconds * 1000L;
    if (p < to && (Scan.at(m, p) == '.' || Scan.at(m, p) == ',')) {
      long weight = 100;
      for (p++; p < to && isDigit(Scan.at(m, p)); p++) {
        millis += (Scan.at(m, p) - '0') * weight;
        weight /= 10;
      }
    }
    if (p < to && Scan.at(m, p) == ' ') {
      p++;
    }
    if (p >= to) {
      return localMinute + millis - offsetMillis(localMinute);
    }
    long shift = zoneMillis(m, p, to);
    return shift == UNREADABLE ? UNREADABLE : localMinute + millis - shift;
  }

  private static long zoneMillis(byte[] m, long p, long to) {
    byte sign = Scan.at(m, p);
    if (sign == 'Z' && to - p == 1) {
      return 0;
    }
    int hours = digits(m, p + 1, 2);
    boolean colon = to - p > 3 && Scan.at(m, p + 3) == ':';
    int minutes = to - p <= 3 ? 0 : digits(m, p + (colon ? 4 : 3), 2);
    if (to - p < 3 || hours < 0 || minutes < 0 || (sign != '+' && sign != '-')) {
      return UNREADABLE;
    }
    long shift = (hours * 60L + minutes) * 60_000;
    return sign == '-' ? -shift : shift;
  }

  private long offsetMillis(long localMinute) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds() * 1000L;
    }
    if (offset == null || localMinute != offsetMinute) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(Math.floorDiv(localMinute, 1000), 0, ZoneOffset.UTC);
      offset = zone.getRules().getOffset(local);
      offsetMinute = localMinute;
    }
    return offset.getTotalSeconds() * 1000L;
  }

  private static long localMinute(int year, int month, int day, int minutes) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || day < 1 || minutes < 0) {
      return UNREADABLE;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay() * 86_400_000L + minutes * 60_000L;
    } catch (DateTimeException impossible) {
      return UNREADABLE;
    }
  }

  /** Returns the minutes of {@code hh:mm}, or −1. */
  private static int clock(byte[] m, long p) {
    int hours = digits(m, p, 2);
    int minutes = digits(m, p + 3, 2);
    boolean reads = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
    return reads && Scan.at(m, p + 2) == ':' ? hours * 60 + minutes : -1;
  }

  private static int month(byte[] m, long p) {
    for (int i = 0; i < 12; i++) {
      if (Scan.at(m, p) == MONTHS.charAt(3 * i)
          && Scan.at(m, p + 1) == MONTHS.charAt(3 * i + 1)
          && Scan.at(m, p + 2) == MONTHS.charAt(3 * i + 2)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int digits(byte[] m, long p, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      byte c = Scan.at(m, p + i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static int twoDigits(int word) {
    int tens = (word & 0xff) - '0';
    int ones = (word >>> 8 & 0xff) - '0';
    return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
