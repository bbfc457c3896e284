package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.Numbers.UNREADABLE;

/**
 * Steps from the end of the line backwards, for the fields behind the user agent: servers and
 * shippers cut long user agents inside their quotes, and what stands behind must not be lost with
 * them. Each takes where its field ends and the text that stands before the field, and returns
 * where that text begins.
 *
 * <p>Where that text is missing the user agent was cut: {@link RequestLine#agentTruncated} is set
 * and the complement of the user agent's end is returned. A negative value below {@link #REJECTED}
 * rejects the line.
 */
final class BackwardSteps {
  /** Results below this are {@link Steps#failure}s. */
  static final long REJECTED = Long.MIN_VALUE + 1000;

  private BackwardSteps() {}

  /** Starts where the user agent does, returns where the line's text ends. */
  static long start(byte[] m, long p, RequestLine out) {
    out.agentStart = p;
    out.agentTruncated = false;
    long q = Scan.newline(m, p);
    return q > p && Scan.at(m, q - 1) == '\r' ? q - 1 : q;
  }

  /** Passes over a text that ends the line. */
  static long literal(byte[] m, long from, long q, RequestLine out, long text, long mask) {
    long start = q - Steps.length(mask);
    return start >= from && Scan.matches(m, start, text, mask) ? start : cut(out, q);
  }

  static long skip(byte[] m, long from, long q, RequestLine out, long text, long mask) {
    long before = field(m, from, q, text, mask);
    return before < 0 ? cut(out, q) : before;
  }

  static long host(byte[] m, long from, long q, RequestLine out, long text, long mask) {
    long before = field(m, from, q, text, mask);
    if (before < 0) {
      return cut(out, q);
    }
    out.hostStart = before + Steps.length(mask);
    out.hostEnd = q;
    return before;
  }

  /** Returns where the text before a field or a list begins, or −1. */
  private static long field(byte[] m, long from, long q, long text, long mask) {
    long before = Scan.findLast(m, from, q, text, mask);
    while (before >= from + 2 && isListed(m, before + Steps.length(mask))) {
      before = Scan.findLast(m, from, before, text, mask);
    }
    return before;
  }

  static long duration(
      byte[] m, long from, long q, RequestLine out, long text, long mask, Notation notation) {
    long start = token(m, from, q, mask, text);
    long nanos = Numbers.duration(m, start, q, notation);
    if (nanos != UNREADABLE) {
      out.durationNanos = nanos;
    }
    return before(m, from, start, q, out, text, mask, nanos != UNREADABLE);
  }

  static long upstream(
      byte[] m, long from, long q, RequestLine out, long text, long mask, Notation notation) {
    long start = token(m, from, q, mask, text);
    while (start > from + 2 && isListed(m, start)) {
      start = token(m, from, start - 1, mask, text);
    }
    long nanos = Numbers.upstream(m, start, q, notation);
    if (nanos != UNREADABLE) {
      out.upstreamNanos = nanos;
    }
    return before(m, from, start, q, out, text, mask, nanos != UNREADABLE);
  }

  private static boolean isListed(byte[] m, long start) {
    byte c = Scan.at(m, start - 2);
    return Scan.at(m, start - 1) == ' ' && (c == ',' || c == ':')
        || Scan.at(m, start - 1) == ' ' && Scan.at(m, start) == ':';
  }

  /** Returns where the token before {@code q} begins: after the last byte of the text. */
  private static long token(byte[] m, long from, long q, long mask, long text) {
    byte last = (byte) (text >>> (Steps.length(mask) * 8 - 8));
    long p = q;
    while (p > from && Scan.at(m, p - 1) != last) {
      p--;
    }
    return p;
  }

  private static long before(
      byte[] m,
      long from,
      long start,
      long q,
      RequestLine out,
      long text,
      long mask,
      boolean read) {
    long before = start - Steps.length(mask);
    if (before >= from && Scan.matches(m, before, text, mask)) {
      if (read) {
        return before;
      }
      boolean agentEnds = Scan.findLast(m, from, q, '"', 0xff) >= 0;
      return agentEnds ? Steps.NOT_A_NUMBER : cut(out, q);
    }
    return cut(out, read && start > from ? start - 1 : q);
  }

  private static long cut(RequestLine out, long end) {
    out.agentTruncated = true;
    return ~end;
  }
}
