package dev.tenfold.accesslog;

/**
 * Steps for the request itself: method, path without query, and where the target names one, the
 * host. A request that cannot be read, such as a TLS greeting on a plain port, is not a reason to
 * reject the line: it was answered, with a status, and is counted.
 */
final class RequestSteps {
  private static final long QUESTION_MARKS = Scan.ONES * '?';
  private static final long BELOW_HASH = Scan.ONES * ('"' + 1);
  private static final long GET = Scan.text("GET ");
  private static final long POST = Scan.text("POST ");
  private static final long HEAD = Scan.text("HEAD ");
  private static final long PROTOCOL = Scan.text("HTTP/1.1");
  private static final Method[] NAMED = Method.values();
  private static final long[] NAMES = new long[NAMED.length];

  static {
    for (int i = 0; i < NAMED.length; i++) {
      NAMES[i] = Scan.text(NAMED[i].name());
    }
  }

  private RequestSteps() {}

  /** Reads {@code GET /path?query HTTP/1.1} and the text that ends it. */
  static long request(byte[] m, long p, RequestLine out, long text, long mask, boolean escaped) {
    long target = method(m, p, out);
    if (target < 0) {
      out.method = Method.NONE;
      out.pathStart = out.pathEnd = p;
      return Steps.after(m, Steps.end(m, p, false, text, mask, escaped), text, mask);
    }
    long end = target(m, target, out);
    if (Scan.at(m, end) == ' '
        && Scan.word(m, end + 1) == PROTOCOL
        && mask != Steps.BLANKS
        && Scan.matches(m, end + 9, text, mask)) {
      return end + 9 + Steps.length(mask);
    }
    long close = Steps.end(m, end, false, text, mask, escaped);
    return close < 0 ? cut(m, end) : Steps.after(m, close, text, mask);
  }

  /**
   * Ends a request whose end was cut off, as HAProxy and syslog do with long lines: the path still
   * counts when something stands behind it.
   */
  private static long cut(byte[] m, long end) {
    byte c = Scan.at(m, end);
    return c == '?' || c == ' ' ? Scan.newline(m, end) : Steps.CUT;
  }

  /** Reads a method that is a field of its own. */
  static long methodField(byte[] m, long p, RequestLine out, long text, long mask) {
    long start = Steps.first(m, p, mask);
    long end = Steps.end(m, start, start != p, text, mask, false);
    out.method = end < 0 ? Method.NONE : named(m, start, end);
    return Steps.after(m, end, text, mask);
  }

  /** Reads a path or target that is a field of its own. */
  static long targetField(
      byte[] m, long p, RequestLine out, long text, long mask, boolean escaped) {
    long start = Steps.first(m, p, mask);
    long end = Steps.end(m, start, start != p, text, mask, escaped);
    if (end >= 0) {
      target(m, start, out);
      out.pathEnd = Math.min(out.pathEnd, end);
      out.pathStart = Math.min(out.pathStart, out.pathEnd);
      if (out.hostStart >= start && out.hostStart <= end) {
        out.hostEnd = Math.min(out.hostEnd, end);
      }
    }
    return Steps.after(m, end, text, mask);
  }

  private static long method(byte[] m, long p, RequestLine out) {
    long word = Scan.word(m, p);
    if ((word & 0xFFFFFFFFL) == GET) {
      out.method = Method.GET;
      return p + 4;
    }
    if ((word & 0xFFFFFFFFFFL) == POST) {
      out.method = Method.POST;
      return p + 5;
    }
    if ((word & 0xFFFFFFFFFFL) == HEAD) {
      out.method = Method.HEAD;
      return p + 5;
    }
    long q = p;
    while (Scan.at(m, q) >= 'A' && Scan.at(m, q) <= 'Z') {
      q++;
    }
    if (q == p || Scan.at(m, q) != ' ') {
      return -1;
    }
    out.method = named(m, p, q);
    return q + 1;
  }

  private static Method named(byte[] m, long start, long end) {
    long length = end - start;
    if (length <= 0 || length > 20) {
      return Method.NONE;
    }
    long word = Scan.word(m, start) & Scan.mask((int) length);
    for (int i = 1; i < NAMES.length - 1; i++) {
      if (NAMES[i] == word && NAMED[i].name().length() == length) {
        return NAMED[i];
      }
    }
    for (long p = start; p < end; p++) {
      byte c = Scan.at(m, p);
      if ((c < 'A' || c > 'Z') && c != '-' && c != '_') {
        return Method.NONE;
      }
    }
    return Method.OTHER;
  }

  /** Finds path and, in an absolute URL, host; returns where the target's path ends. */
  private static long target(byte[] m, long p, RequestLine out) {
    if (Scan.at(m, p) != '/') {
      p = origin(m, p, out);
    }
    out.pathStart = p;
    long start = p;
    while (true) {
      long word = Scan.word(m, p);
      long found = ((word - BELOW_HASH) & ~word & Scan.HIGHS) | Scan.equal(word, QUESTION_MARKS);
      if (found == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(found) >>> 3;
      byte c = Scan.at(m, p);
      if (c == '!' || c == '"' && Scan.isEscaped(m, start, p)) {
        p++;
        continue;
      }
      out.pathEnd = p;
      return p;
    }
  }

  private static boolean isHost(byte c) {
    return c > ' ' && c != '/' && c != '?' && c != '"';
  }

  private static long origin(byte[] m, long p, RequestLine out) {
    long q = p;
    while (Scan.at(m, q) >= 'a' && Scan.at(m, q) <= 'z') {
      q++;
    }
    if (q == p || (Scan.word(m, q) & 0xFFFFFF) != Scan.text("://")) {
      return p;
    }
    long host = q + 3;
    q = host;
    while (isHost(Scan.at(m, q))) {
      q++;
    }
    out.hostStart = host;
    out.hostEnd = q;
    return q;
  }
}
