package dev.tenfold.route;

import dev.tenfold.accesslog.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Types the segments of a path: identifiers become {@code {id}}, {@code {uuid}}, {@code {hex}},
 * {@code {date}} or {@code {token}}, keeping a file's extension, and everything else stays. A path
 * is hashed as its template without building it; the text is made when a hash is met first.
 *
 * <p>The hash is keyed, so that a client cannot choose paths that collide.
 */
final class PathTemplate {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long SLASHES = ONES * '/';
  private static final long SEMICOLONS = ONES * ';';
  private static final int LONG_SEGMENT = 24;

  /** No part of a segment is an identifier. */
  private static final long NONE = -1;

  private final RoutePatterns patterns;
  private final long key;

  PathTemplate(RoutePatterns patterns, long key) {
    this.patterns = patterns;
    this.key = key;
  }

  /** Returns the keyed hash of the template of the path in {@code [from, to)}. */
  long hash(byte[] m, long from, long to) {
    long hash = from < to && Scan.at(m, from) != '/' ? ~key : key;
    long p = from;
    while (p < to) {
      long start = Scan.at(m, p) == '/' ? p + 1 : p;
      long segment = key;
      long digits = 0;
      long q = start;
      while (true) {
        long word = Scan.word(m, q);
        long ends = Scan.equal(word, SLASHES) | Scan.equal(word, SEMICOLONS);
        int length = (int) Math.min(Long.numberOfTrailingZeros(ends) >>> 3, to - q);
        long mask = length >= 8 ? -1L : (1L << (length << 3)) - 1;
        word &= mask;
        digits |= SegmentType.digits(word) & mask;
        segment = mix(segment ^ word, 0x9E3779B97F4A7C15L);
        q += length;
        if (length < 8) {
          break;
        }
      }
      long length = q - start;
      if (digits != 0 || length >= LONG_SEGMENT) {
        segment = typed(m, start, q, segment, digits);
      }
      hash = mix(hash ^ segment ^ (q - start == 0 ? 1 : 0), 0xD6E8FEB86659FD93L);
      p = Scan.at(m, q) == ';' && q < to ? parametersEnd(m, q, to) : q;
    }
    return hash;
  }

  private static long parametersEnd(byte[] m, long p, long to) {
    while (p < to && Scan.at(m, p) != '/') {
      p++;
    }
    return p;
  }

  static long mix(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  private long typed(byte[] m, long from, long to, long literal, long digits) {
    long length = to - from;
    if (patterns.isEmpty() && length < 8) {
      if (digits == (HIGHS & ((1L << (length << 3)) - 1))) {
        return SegmentType.ID.hash() ^ key;
      }
      if (length == 2 && Scan.at(m, from) == 'v') {
        return literal;
      }
    }
    long variable = variable(m, from, to);
    if (variable == NONE || isFixed(m, from, to)) {
      return literal;
    }
    long start = from + (variable >>> 32);
    long end = from + (variable >>> 8 & 0xFFFFFF);
    SegmentType type = SegmentType.of((int) (variable & 0xff));
    long hash = type.hash() ^ key;
    if (start > from) {
      hash = mix(hash ^ RouteLookup.hash(m, from, start, key), 0x9E3779B97F4A7C15L);
    }
    return end < to ? mix(hash ^ RouteLookup.hash(m, end, to, key), 0xC2B2AE3D27D4EB4FL) : hash;
  }

  /**
   * Returns which part of a segment is an identifier: its start, its end and its type, packed, or
   * {@link #NONE}. That is the whole segment but for a file's extension, or else a fingerprint
   * within a file's name, {@code app.9ea9ae6f.js}.
   */
  @SuppressWarnings("EnumOrdinal") // packed and unpacked here
  private static long variable(byte[] m, long from, long to) {
    long stem = stemEnd(m, from, to);
    SegmentType type = SegmentType.of(m, from, stem);
    if (type != SegmentType.LITERAL) {
      return (stem - from) << 8 | type.ordinal();
    }
    long start = from;
    while (start < stem) {
      long end = start;
      while (end < stem && !isSeparator(Scan.at(m, end))) {
        end++;
      }
      if (end - start >= 8 && SegmentType.of(m, start, end) == SegmentType.HEX) {
        return (start - from) << 32 | (end - from) << 8 | SegmentType.HEX.ordinal();
      }
      start = end + 1;
    }
    return NONE;
  }

  private static boolean isSeparator(byte c) {
    return c == '.' || c == '-' || c == '_';
  }

  private boolean isFixed(byte[] m, long from, long to) {
    return !patterns.isEmpty() && patterns.isLiteral(string(m, from, to));
  }

  /** Returns the template of the path in {@code [from, to)} as text. */
  String text(byte[] m, long from, long to) {
    StringBuilder text = new StringBuilder();
    long p = from;
    while (p < to) {
      long start = p;
      if (Scan.at(m, p) == '/') {
        text.append('/');
        start++;
      }
      long q = start;
      while (q < to && Scan.at(m, q) != '/' && Scan.at(m, q) != ';') {
        q++;
      }
      long variable = isFixed(m, start, q) ? NONE : variableOf(m, start, q);
      if (variable == NONE) {
        text.append(string(m, start, q));
      } else {
        text.append(string(m, start, start + (variable >>> 32)))
            .append(SegmentType.of((int) (variable & 0xff)).text())
            .append(string(m, start + (variable >>> 8 & 0xFFFFFF), q));
      }
      p = q < to && Scan.at(m, q) == ';' ? parametersEnd(m, q, to) : q;
    }
    return text.toString();
  }

  private static long variableOf(byte[] m, long from, long to) {
    boolean hasDigit = false;
    for (long p = from; p < to; p++) {
      hasDigit |= Scan.at(m, p) >= '0' && Scan.at(m, p) <= '9';
    }
    return hasDigit || to - from >= LONG_SEGMENT ? variable(m, from, to) : NONE;
  }

  private static String string(byte[] m, long from, long to) {
    byte[] bytes = Arrays.copyOfRange(m, (int) from, (int) to);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns where a file's extension begins, with its dot; {@code to} when there is none. */
  private static long stemEnd(byte[] m, long from, long to) {
    for (long p = to - 1; p > from && p >= to - 6; p--) {
      byte c = Scan.at(m, p);
      if (c == '.') {
        return p + 1 < to && isLetter(Scan.at(m, p + 1)) ? p : to;
      }
      if (!isLetter(c) && (c < '0' || c > '9')) {
        return to;
      }
    }
    return to;
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /** Returns whether a text is a file's extension: a letter and up to four letters or digits. */
  static boolean isExtension(String text) {
    if (text.isEmpty() || text.length() > 5 || !isLetter((byte) text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isLetter((byte) c) || (c >= '0' && c <= '9'));
  }
}
