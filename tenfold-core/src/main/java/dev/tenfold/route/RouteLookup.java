package dev.tenfold.route;

import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.accesslog.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One worker's way from a request to the number of its route: a hash of the typed path, then one
 * probe. Only a path of a shape not met before goes to the shared table.
 */
public final class RouteLookup {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final int MOST = 1 << 17;

  private final RouteTable table;
  private final PathTemplate templates;
  private final String service;
  private final long key;

  /** A hash, then the number of its route, so that a probe costs one cache line. */
  private long[] entries = new long[2 * FIRST_CAPACITY];

  private int size;

  /**
   * @param table where routes get their numbers
   * @param service service of requests whose log names none
   * @param key secret that hashes depend on
   */
  public RouteLookup(RouteTable table, String service, long key) {
    this.table = table;
    this.templates = new PathTemplate(table.patterns(), key);
    this.service = service;
    this.key = key | 1;
  }

  /** Returns the number of the route that the request is one of. */
  @SuppressWarnings("EnumOrdinal") // a hash of this process only
  public int route(byte[] text, RequestLine line) {
    long hash =
        line.pathEnd > line.pathStart ? templates.hash(text, line.pathStart, line.pathEnd) : key;
    hash = PathTemplate.mix(hash ^ line.method.ordinal(), 0xA0761D6478BD642FL);
    if (line.hostEnd > line.hostStart) {
      hash ^= hash(text, line.hostStart, line.hostEnd, key);
    }
    hash |= 1;
    long[] entries = this.entries;
    int mask = entries.length - 2;
    int i = (int) (hash >>> 32) & mask;
    while (entries[i] != hash) {
      if (entries[i] == 0) {
        return add(text, line, hash);
      }
      i = i + 2 & mask;
    }
    return (int) entries[i + 1];
  }

  /** Returns a keyed hash of a text. */
  public static long hash(byte[] m, long from, long to, long key) {
    long hash = key ^ (to - from);
    long p = from;
    for (; p + 16 <= to; p += 16) {
      hash =
          PathTemplate.mix(
              hash ^ Scan.word(m, p) ^ 0x9E3779B97F4A7C15L,
              Scan.word(m, p + 8) ^ 0xD6E8FEB86659FD93L);
    }
    long left = to - p;
    long last = left >= 8 ? Scan.word(m, p) : 0;
    p += left & 8;
    long rest = p < to ? Scan.word(m, p) & ((1L << ((to - p) * 8)) - 1) : 0;
    return PathTemplate.mix(hash ^ last ^ 0xE7037ED1A0B428DBL, rest ^ 0xA0761D6478BD642FL);
  }

  private int add(byte[] text, RequestLine line, long hash) {
    if (size >= MOST) {
      Arrays.fill(entries, 0);
      size = 0;
    } else if (size * 4 >= entries.length) {
      grow();
    }
    int id = table.intern(route(text, line, service));
    put(hash, id);
    size++;
    return id;
  }

  private Route route(byte[] text, RequestLine line, String unnamed) {
    String host =
        line.hostEnd > line.hostStart ? string(text, line.hostStart, line.hostEnd) : unnamed;
    boolean readable = line.method != Method.NONE && line.pathEnd > line.pathStart;
    return readable
        ? new Route(host, line.method, templates.text(text, line.pathStart, line.pathEnd))
        : new Route(host, Method.NONE, Route.UNMATCHED);
  }

  private void put(long hash, long id) {
    int mask = entries.length - 2;
    int i = (int) (hash >>> 32) & mask;
    while (entries[i] != 0) {
      i = i + 2 & mask;
    }
    entries[i] = hash;
    entries[i + 1] = id;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }

  private static String string(byte[] m, long from, long to) {
    return new String(Arrays.copyOfRange(m, (int) from, (int) to), StandardCharsets.UTF_8);
  }
}
