package dev.tenfold.route;

import dev.tenfold.accesslog.Scan;
import java.lang.foreign.MemorySegment;

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

  /** Returns the type of the segment in {@code [from, to)}, its extension left off. */
  static SegmentType of(MemorySegment m, long from, long to) {
    long length = to - from;
    int digits = 0;
    int hexLetters = 0;
    int upper = 0;
    int lower = 0;
    int marks = 0;
    int turns = 0;
    int kind = 0;
    for (long p = from; p < to; p++) {
      byte c = Scan.at(m, p);
      int before = kind;
      if (c >= '0' && c <= '9') {
        digits++;
        kind = 1;
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        hexLetters += (c | 0x20) <= 'f' ? 1 : 0;
        upper += c <= 'Z' ? 1 : 0;
        lower += c >= 'a' ? 1 : 0;
        kind = c <= 'Z' ? 2 : 3;
      } else {
        marks++;
        kind = 4;
      }
      turns += kind == before ? 0 : 1;
    }
    if (digits == length && length > 0) {
      return ID;
    }
    if (length == 36 && marks == 4 && digits + hexLetters == 32 && isUuid(m, from)) {
      return UUID;
    }
    if (digits >= 8 && isDate(m, from, length)) {
      return DATE;
    }
    int letters = upper + lower;
    if (letters == 0 && digits > 0 && isNumber(m, from, to)) {
      return ID;
    }
    if (marks == 0 && digits > 0 && hexLetters == letters && length >= 8) {
      return HEX;
    }
    if (length >= 8 && marks == 0 && digits > 0 && turns * 9L >= length * 4) {
      return TOKEN;
    }
    if (isNumberedSlug(m, from, to)) {
      return SLUG;
    }
    return isToken(m, to, length, new long[] {digits, upper, lower, marks}) ? TOKEN : LITERAL;
  }

  private static boolean isToken(MemorySegment m, long to, long length, long[] kinds) {
    long digits = kinds[0];
    long letters = kinds[1] + kinds[2];
    boolean mixedCase = kinds[1] > 0 && kinds[2] > 0;
    int trailing = 0;
    while (trailing < length && isDigit(Scan.at(m, to - 1 - trailing))) {
      trailing++;
    }
    if (trailing >= 4 && digits * 2 >= length && letters > 0) {
      return true;
    }
    boolean unbroken = kinds[3] * 12 <= length;
    if (length >= UNBROKEN_TOKEN && unbroken && mixedCase) {
      return true;
    }
    return length >= LONG_TOKEN && unbroken && digits >= 3 && (mixedCase || digits * 3 >= length);
  }

  private static boolean isNumberedSlug(MemorySegment m, long from, long to) {
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

  private static boolean isUuid(MemorySegment m, long from) {
    return Scan.at(m, from + 8) == '-'
        && Scan.at(m, from + 13) == '-'
        && Scan.at(m, from + 18) == '-'
        && Scan.at(m, from + 23) == '-';
  }

  private static boolean isDate(MemorySegment m, long from, long length) {
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

  private static boolean isNumber(MemorySegment m, long from, long to) {
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
