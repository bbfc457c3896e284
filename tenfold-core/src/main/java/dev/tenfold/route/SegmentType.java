package dev.tenfold.route;

import dev.tenfold.accesslog.Scan;

/** What a segment of a path is, by its characters alone. */
enum SegmentType {
  /** A name, which stays: {@code cart}, {@code v2.1}, {@code jquery-1.9.1}. */
  LITERAL(""),
  /** A number: {@code 4711}, {@code 3-17}. */
  ID("{id}"),
  /** 8-4-4-4-12 hexadecimal digits. */
  UUID("{uuid}"),
  /** Eight or more hexadecimal digits, at least one of them a digit. */
  HEX("{hex}"),
  /** {@code 2026-03-12}, with or without a time. */
  DATE("{date}"),
  /** Words with a number of four digits or more before or behind: {@code green-lamp-64081}. */
  SLUG("{slug}"),
  /** An order number, a session key, base 64: long, and letters mixed with digits or cases. */
  TOKEN("{token}");

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long ZEROS = ONES * '0';
  private static final long SPACES = ONES * ' ';
  private static final int LONG_TOKEN = 16;
  private static final int UNBROKEN_TOKEN = 32;

  private static final SegmentType[] TYPES = values();

  private final String text;
  private final long hash;

  SegmentType(String text) {
    this.text = text;
    this.hash = text.hashCode() * 0xD6E8FEB86659FD93L;
  }

  /** Returns how the type is written in a template. */
  String text() {
    return text;
  }

  /** Returns the type of an ordinal. */
  static SegmentType of(int ordinal) {
    return TYPES[ordinal];
  }

  long hash() {
    return hash;
  }

  /**
   * Returns the type of the segment in {@code [from, to)}, its extension left off. Eight bytes at a
   * time are sorted into digits, letters and marks; the kinds are counted by their high bits.
   */
  static SegmentType of(byte[] m, long from, long to) {
    long length = to - from;
    int digits = 0;
    int letters = 0;
    int hexLetters = 0;
    int upper = 0;
    int changes = 0;
    long lastDigit = 0;
    long lastUpper = 0;
    long lastLower = 0;
    for (long p = from; p < to; p += 8) {
      long left = to - p;
      long inside = left >= 8 ? HIGHS : HIGHS & ((1L << (left << 3)) - 1);
      long word = Scan.word(m, p);
      long digit = digits(word) & inside;
      long folded = (word | SPACES) & ~HIGHS;
      long letter = from(folded, 'a') & ~from(folded, 'z' + 1) & ~word & inside;
      long big = letter & ~(word << 2);
      long small = letter & ~big;
      digits += Long.bitCount(digit);
      letters += Long.bitCount(letter);
      hexLetters += Long.bitCount(letter & ~from(folded, 'f' + 1));
      upper += Long.bitCount(big);
      changes +=
          Long.bitCount((digit ^ (digit << 8 | lastDigit)) & inside)
              + Long.bitCount((big ^ (big << 8 | lastUpper)) & inside)
              + Long.bitCount((small ^ (small << 8 | lastLower)) & inside);
      lastDigit = digit >>> 56;
      lastUpper = big >>> 56;
      lastLower = small >>> 56;
    }
    long marks = length - digits - letters;
    if (digits == length && length > 0) {
      return ID;
    }
    if (marks == 0 && digits > 0 && length >= 8) {
      if (hexLetters == letters) {
        return HEX;
      }
      if ((changes + 1) / 2 * 9L >= length * 4) {
        return TOKEN;
      }
    }
    return marks > 0
            && digits > 0
            && letters == 0
            && isNumber(m, from, to)
            && !isDate(m, from, length)
        ? ID
        : ofMixed(m, from, to, new Kinds(digits, letters, hexLetters, upper, marks));
  }

  /** How many characters of each kind a segment has. */
  private record Kinds(int digits, int letters, int hexLetters, int upper, long marks) {}

  private static SegmentType ofMixed(byte[] m, long from, long to, Kinds kinds) {
    long length = to - from;
    if (length == 36
        && kinds.marks == 4
        && kinds.digits + kinds.hexLetters == 32
        && isUuid(m, from)) {
      return UUID;
    }
    if (kinds.digits >= 8 && isDate(m, from, length)) {
      return DATE;
    }
    if (kinds.digits >= 4 && kinds.marks > 0 && isNumberedSlug(m, from, to)) {
      return SLUG;
    }
    return isToken(m, to, length, kinds) ? TOKEN : LITERAL;
  }

  /** Returns ones in the high bit of bytes that are digits. */
  static long digits(long word) {
    long x = word ^ ZEROS;
    return ~(((x & ~HIGHS) + ONES * 0x76) | x) & HIGHS;
  }

  /** Returns ones in the high bit of bytes, all below 128, that are {@code least} or more. */
  private static long from(long word, int least) {
    return (word + ONES * (0x80 - least)) & HIGHS;
  }

  private static boolean isToken(byte[] m, long to, long length, Kinds kinds) {
    boolean mixedCase = kinds.upper > 0 && kinds.upper < kinds.letters;
    int trailing = 0;
    while (trailing < length && isDigit(Scan.at(m, to - 1 - trailing))) {
      trailing++;
    }
    if (trailing >= 4 && kinds.digits * 2L >= length && kinds.letters > 0) {
      return true;
    }
    boolean unbroken = kinds.marks * 12 <= length;
    if (length >= UNBROKEN_TOKEN && unbroken && mixedCase) {
      return true;
    }
    boolean manyDigits = kinds.digits * 3L >= length;
    return length >= LONG_TOKEN && unbroken && kinds.digits >= 3 && (mixedCase || manyDigits);
  }

  private static boolean isNumberedSlug(byte[] m, long from, long to) {
    long p = to;
    while (p > from && isDigit(Scan.at(m, p - 1))) {
      p--;
    }
    if (to - p >= 4 && p > from && isDash(Scan.at(m, p - 1))) {
      return true;
    }
    p = from;
    while (p < to && isDigit(Scan.at(m, p))) {
      p++;
    }
    return p - from >= 4 && p < to && isDash(Scan.at(m, p));
  }

  private static boolean isDash(byte c) {
    return c == '-' || c == '_';
  }

  private static boolean isUuid(byte[] m, long from) {
    return Scan.at(m, from + 8) == '-'
        && Scan.at(m, from + 13) == '-'
        && Scan.at(m, from + 18) == '-'
        && Scan.at(m, from + 23) == '-';
  }

  private static boolean isDate(byte[] m, long from, long length) {
    return length >= 10
        && length <= 35
        && isDigit(Scan.at(m, from))
        && isDigit(Scan.at(m, from + 3))
        && Scan.at(m, from + 4) == '-'
        && isDigit(Scan.at(m, from + 5))
        && isDigit(Scan.at(m, from + 6))
        && Scan.at(m, from + 7) == '-'
        && isDigit(Scan.at(m, from + 8))
        && isDigit(Scan.at(m, from + 9))
        && (length == 10 || Scan.at(m, from + 10) == 'T' || Scan.at(m, from + 10) == ' ');
  }

  private static boolean isNumber(byte[] m, long from, long to) {
    for (long p = from; p < to; p++) {
      byte c = Scan.at(m, p);
      if (!isDigit(c) && c != '-' && c != '.' && c != ',' && c != ':' && c != '_' && c != '+') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
