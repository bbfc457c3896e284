package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.Numbers.UNREADABLE;

/**
 * What a compiled parser calls, one method a field, from the start of the line forwards. Each takes
 * the position where the field begins and the text that ends it, and returns the position after
 * that text, or a negative {@link #failure}. All but the positions are constants of the call site,
 * so that the JIT compiler folds them.
 *
 * <p>{@code text} and {@code mask} are as in {@link Scan#find}; {@code text} {@code '\n'} is the
 * end of the line, {@code mask} {@link #BLANKS} any number of blanks.
 */
final class Steps {
  /** Mask that says a field ends at blanks or at the end of the line. */
  static final long BLANKS = 0;

  static final long NEWLINE = '\n';
  static final long NO_MATCH = failure(Rejection.NO_MATCH);
  static final long NOT_A_NUMBER = failure(Rejection.NUMBER);
  static final long NOT_A_STATUS = failure(Rejection.STATUS);
  static final long CUT = failure(Rejection.TRUNCATED);
  static final long NOT_A_TIME = failure(Rejection.TIME);

  private Steps() {}

  /** Returns what a step returns to reject the line. */
  @SuppressWarnings("EnumOrdinal") // lives from a step to the next line of its caller
  static long failure(Rejection why) {
    return Long.MIN_VALUE + why.ordinal();
  }

  /** Rejects the line that starts at {@code start} and returns the complement of the next one. */
  @SuppressWarnings("EnumOrdinal")
  static long reject(byte[] m, long start, RequestLine out, long failure, String field) {
    long end = Scan.newline(m, start);
    long last = end > start && Scan.at(m, end - 1) == '\r' ? end - 1 : end;
    Rejection why = Rejection.values()[(int) (failure - Long.MIN_VALUE)];
    out.rejection =
        last == start ? Rejection.BLANK : Scan.at(m, start) == '#' ? Rejection.DIRECTIVE : why;
    out.rejectedField = field;
    return ~(end + 1);
  }

  static long literal(byte[] m, long p, long text, long mask) {
    return Scan.matches(m, p, text, mask) ? p + length(mask) : NO_MATCH;
  }

  static long blanks(byte[] m, long p) {
    long q = p;
    while (Scan.at(m, q) == ' ' || Scan.at(m, q) == '\t') {
      q++;
    }
    return q == p && Scan.at(m, p) != '\n' && Scan.at(m, p) != '\r' ? NO_MATCH : q;
  }

  static long until(byte[] m, long p, long text, long mask) {
    long q = Scan.find(m, p, text, mask, false);
    return q < 0 ? NO_MATCH : q + length(mask);
  }

  /** Ends the line, which may have more text only when {@code openEnd}. */
  static long finish(byte[] m, long p, boolean openEnd) {
    if (openEnd) {
      return Scan.newline(m, p) + 1;
    }
    while (Scan.at(m, p) == '\r' || Scan.at(m, p) == ' ' || Scan.at(m, p) == '\t') {
      p++;
    }
    return Scan.at(m, p) == '\n' ? p + 1 : NO_MATCH;
  }

  static long skip(byte[] m, long p, long text, long mask, boolean escaped) {
    long start = first(m, p, mask);
    return after(m, end(m, start, start != p, text, mask, escaped), text, mask);
  }

  static long client(byte[] m, long p, RequestLine out, long text, long mask, boolean withPort) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    out.clientStart = start;
    out.clientEnd = withPort ? portless(m, start, end) : end;
    return after(m, end, text, mask);
  }

  static long portless(byte[] m, long start, long end) {
    for (long q = end - 1; q > start; q--) {
      if (Scan.at(m, q) == ':') {
        return q;
      }
    }
    return end;
  }

  static long host(byte[] m, long p, RequestLine out, long text, long mask) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    out.hostStart = start;
    out.hostEnd = end;
    return after(m, end, text, mask);
  }

  static long agent(byte[] m, long p, RequestLine out, long text, long mask, boolean escaped) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, escaped);
    out.agentStart = start;
    out.agentEnd = end;
    return after(m, end, text, mask);
  }

  static long status(byte[] m, long p, RequestLine out, long text, long mask) {
    long start = first(m, p, mask);
    long word = Scan.word(m, start);
    long digits = (word & 0xFFFFFF) - 0x303030;
    long end;
    if (((digits | (digits + 0x767676)) & 0x808080) == 0) {
      out.status = (int) ((digits & 0xff) * 100 + (digits >>> 8 & 0xff) * 10 + (digits >>> 16));
      end = start + 3;
    } else {
      end = end(m, start, start != p, text, mask, false);
      if (end < 0) {
        return NO_MATCH;
      }
      if (Scan.at(m, start) != '-' && end != start) {
        return NOT_A_STATUS;
      }
      out.status = 0;
    }
    return ended(m, end, text, mask);
  }

  static long bytes(byte[] m, long p, RequestLine out, long text, long mask) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    if (end < 0) {
      return NO_MATCH;
    }
    byte sign = Scan.at(m, start);
    long value = Numbers.whole(m, sign == '+' ? start + 1 : start, end);
    if (value == UNREADABLE) {
      if (sign != '-') {
        return NOT_A_NUMBER;
      }
      value = RequestLine.ABSENT;
    }
    out.bytes = value;
    return after(m, end, text, mask);
  }

  static long duration(byte[] m, long p, RequestLine out, long text, long mask, Notation notation) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    out.durationNanos = end < 0 ? UNREADABLE : Numbers.duration(m, start, end, notation);
    return out.durationNanos == UNREADABLE ? number(end) : after(m, end, text, mask);
  }

  static long durationPart(
      byte[] m, long p, RequestLine out, long text, long mask, Notation notation) {
    long sum = out.durationNanos;
    long next = duration(m, p, out, text, mask, notation);
    if (sum < 0 || out.durationNanos < 0) {
      out.durationNanos = RequestLine.ABSENT;
    } else {
      out.durationNanos += sum;
    }
    return next;
  }

  static long upstream(byte[] m, long p, RequestLine out, long text, long mask, Notation notation) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    out.upstreamNanos = end < 0 ? UNREADABLE : Numbers.upstream(m, start, end, notation);
    return out.upstreamNanos == UNREADABLE ? number(end) : after(m, end, text, mask);
  }

  private static long number(long end) {
    return end < 0 ? NO_MATCH : NOT_A_NUMBER;
  }

  static long clfTime(
      byte[] m, long p, RequestLine out, long text, long mask, StampDecoder stamps) {
    long stamp = stamps.clf(m, p);
    out.stampMillis = stamp;
    return stamp == UNREADABLE ? NOT_A_TIME : ended(m, p + 26, text, mask);
  }

  static long time(
      byte[] m,
      long p,
      RequestLine out,
      long text,
      long mask,
      StampDecoder stamps,
      Notation notation) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    long stamp = end < 0 ? UNREADABLE : stamps.decode(m, start, end, notation);
    out.stampMillis = stamp;
    return stamp == UNREADABLE ? (end < 0 ? NO_MATCH : NOT_A_TIME) : after(m, end, text, mask);
  }

  static long date(
      byte[] m,
      long p,
      RequestLine out,
      long text,
      long mask,
      StampDecoder stamps,
      boolean afterClock) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    long stamp = end < 0 ? UNREADABLE : stamps.date(m, start, end);
    out.stampMillis = stamp == UNREADABLE || !afterClock ? stamp : stamps.heldClock(m);
    return out.stampMillis == UNREADABLE ? NOT_A_TIME : after(m, end, text, mask);
  }

  static long clock(
      byte[] m,
      long p,
      RequestLine out,
      long text,
      long mask,
      StampDecoder stamps,
      boolean beforeDate) {
    long start = first(m, p, mask);
    long end = end(m, start, start != p, text, mask, false);
    if (end >= 0 && beforeDate) {
      stamps.holdClock(start, end);
      return after(m, end, text, mask);
    }
    out.stampMillis = end < 0 ? UNREADABLE : stamps.clock(m, start, end);
    return out.stampMillis == UNREADABLE ? NOT_A_TIME : after(m, end, text, mask);
  }

  /** Returns where the field's text begins: past the quote of a field between blanks. */
  static long first(byte[] m, long p, long mask) {
    return mask == BLANKS && Scan.at(m, p) == '"' ? p + 1 : p;
  }

  /** Returns where the field ends, or −1. */
  static long end(byte[] m, long p, boolean quoted, long text, long mask, boolean escaped) {
    if (mask == BLANKS) {
      return quoted ? closingQuote(m, p) : blank(m, p);
    }
    if (text == NEWLINE) {
      long q = Scan.newline(m, p);
      return q > p && Scan.at(m, q - 1) == '\r' ? q - 1 : q;
    }
    return Scan.find(m, p, text, mask, escaped);
  }

  private static long blank(byte[] m, long p) {
    while (true) {
      byte c = Scan.at(m, p);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        return p;
      }
      p++;
    }
  }

  private static long closingQuote(byte[] m, long p) {
    while (true) {
      byte c = Scan.at(m, p);
      if (c == '\n') {
        return -1;
      }
      if (c == '"') {
        if (Scan.at(m, p + 1) != '"') {
          return p;
        }
        p++;
      }
      p++;
    }
  }

  /** Returns the position after the text that ends a field at {@code end}, which was found. */
  static long after(byte[] m, long end, long text, long mask) {
    if (end < 0) {
      return NO_MATCH;
    }
    if (mask == BLANKS) {
      return blanks(m, Scan.at(m, end) == '"' ? end + 1 : end);
    }
    return text == NEWLINE ? end : end + length(mask);
  }

  /** Returns the position after the text that must end a field at {@code end}. */
  static long ended(byte[] m, long end, long text, long mask) {
    if (mask == BLANKS || text == NEWLINE) {
      byte c = Scan.at(m, end);
      boolean ends = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"';
      return ends ? after(m, end, text, mask) : NO_MATCH;
    }
    return literal(m, end, text, mask);
  }

  static long length(long mask) {
    return 8L - (Long.numberOfLeadingZeros(mask) >>> 3);
  }
}
