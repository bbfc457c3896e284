package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.RequestLine.ABSENT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one line are, by key, and what they say. Texts stay where they are unless one
 * of them is escaped: then all of them are copied, since their ranges share one {@link
 * RequestLine#text}.
 */
final class KeyedValues {
  private static final long UNSET = -1;
  private static final long BYTE = 0xff;

  private final List<Element.Field> fields;
  private final int[][] slotsByRole;
  private final long[] from;
  private final long[] to;
  private final boolean[] escaped;
  private final byte @Nullable [] marker;
  private final String markerKey;
  private final KeyedStamps stamps;
  private final Unescaped copy = new Unescaped();

  KeyedValues(KeyedLayout layout) {
    fields = layout.fields().stream().filter(field -> field.role() != Role.IGNORED).toList();
    int slots = fields.size() + 1;
    from = new long[slots];
    to = new long[slots];
    escaped = new boolean[slots];
    slotsByRole = new int[Role.values().length][];
    for (Role role : Role.values()) {
      slotsByRole[index(role)] = slotsOf(role);
    }
    marker = layout.marker().map(m -> m.value().getBytes(StandardCharsets.UTF_8)).orElse(null);
    markerKey = layout.marker().map(KeyedLayout.Marker::key).orElse("");
    stamps = new KeyedStamps(layout.zone());
  }

  @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as this object
  private static int index(Role role) {
    return role.ordinal();
  }

  private int[] slotsOf(Role role) {
    int[] slots = new int[fields.size()];
    int count = 0;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).role() == role) {
        slots[count++] = i;
      }
    }
    return Arrays.copyOf(slots, count);
  }

  /** Adds the keys to a tree, as paths where {@code nested}. */
  void addTo(KeyTree tree, boolean nested) {
    for (int i = 0; i < fields.size(); i++) {
      if (nested) {
        tree.addPath(fields.get(i).name(), i);
      } else {
        tree.addKey(fields.get(i).name(), i);
      }
    }
    if (marker != null) {
      tree.addPath(markerKey, fields.size());
    }
  }

  void clear() {
    Arrays.fill(from, UNSET);
  }

  void put(int slot, long start, long end, boolean hasEscapes) {
    from[slot] = start;
    to[slot] = end;
    escaped[slot] = hasEscapes;
  }

  /** Fills {@code out} from the values of a line and returns {@code next}, or its complement. */
  long finish(byte[] m, long start, long next, RequestLine out) {
    out.clear(m);
    if (!isRequest(m)) {
      return reject(m, start, out, Rejection.NOT_A_REQUEST, "request");
    }
    int status = slot(Role.STATUS);
    if (!status(m, status, out)) {
      return reject(m, start, out, Rejection.STATUS, fields.get(status).name());
    }
    if (!stamp(m, out)) {
      int time = slotsByRole[index(Role.TIME)].length > 0 ? slot(Role.TIME) : slot(Role.CLOCK);
      return reject(m, start, out, Rejection.TIME, time < 0 ? "time" : fields.get(time).name());
    }
    int bad = numbers(m, out);
    if (bad >= 0) {
      return reject(m, start, out, Rejection.NUMBER, fields.get(bad).name());
    }
    texts(m, out);
    return next;
  }

  private static long reject(byte[] m, long start, RequestLine out, Rejection why, String field) {
    return Steps.reject(m, start, out, Steps.failure(why), field);
  }

  private boolean isRequest(byte[] m) {
    int last = fields.size();
    if (marker != null && !(from[last] >= 0 && equals(m, from[last], to[last], marker))) {
      return false;
    }
    boolean statusMissing = slotsByRole[index(Role.STATUS)].length > 0 && slot(Role.STATUS) < 0;
    return !statusMissing
        && (slot(Role.REQUEST) >= 0 || slot(Role.TARGET) >= 0 || slot(Role.PATH) >= 0);
  }

  private static boolean equals(byte[] m, long start, long end, byte[] value) {
    if (end - start != value.length) {
      return false;
    }
    for (int i = 0; i < value.length; i++) {
      if (Scan.at(m, start + i) != value[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first slot of a role that has a value, else one that was named, else −1. */
  private int slot(Role role) {
    int named = -1;
    for (int slot : slotsByRole[index(role)]) {
      if (from[slot] >= 0) {
        if (to[slot] > from[slot]) {
          return slot;
        }
        named = slot;
      }
    }
    return named;
  }

  private boolean status(byte[] m, int slot, RequestLine out) {
    if (slot < 0) {
      return true;
    }
    long value = KeyedNumbers.scaled(m, from[slot], to[slot], 0);
    if (value == Numbers.UNREADABLE || value > 999) {
      return false;
    }
    out.status = (int) Math.max(0, value);
    return true;
  }

  private boolean stamp(byte[] m, RequestLine out) {
    int time = slot(Role.TIME);
    int date = slot(Role.DATE);
    int clock = slot(Role.CLOCK);
    if (time >= 0) {
      out.stampMillis = stamps.decode(m, from[time], to[time], fields.get(time).notation());
    } else if (date >= 0 && clock >= 0) {
      out.stampMillis = stamps.decode(m, from[date], to[date], from[clock], to[clock]);
    } else {
      return false;
    }
    return out.stampMillis != StampDecoder.UNREADABLE;
  }

  /** Reads sizes and durations; returns the slot of a number that cannot be read, or −1. */
  private int numbers(byte[] m, RequestLine out) {
    int bytes = slot(Role.BYTES);
    if (bytes >= 0) {
      out.bytes = KeyedNumbers.scaled(m, from[bytes], to[bytes], 0);
      if (out.bytes == Numbers.UNREADABLE) {
        return bytes;
      }
    }
    for (int slot : slotsByRole[index(Role.DURATION)]) {
      if (from[slot] >= 0 && out.durationNanos == ABSENT) {
        out.durationNanos =
            KeyedNumbers.duration(m, from[slot], to[slot], fields.get(slot).notation());
        if (out.durationNanos == Numbers.UNREADABLE) {
          return slot;
        }
      }
    }
    for (int slot : slotsByRole[index(Role.UPSTREAM)]) {
      if (from[slot] >= 0 && out.upstreamNanos == ABSENT) {
        out.upstreamNanos =
            KeyedNumbers.upstream(m, from[slot], to[slot], fields.get(slot).notation());
        if (out.upstreamNanos == Numbers.UNREADABLE) {
          return slot;
        }
      }
    }
    int end = slot(Role.END_TIME);
    if (out.durationNanos == ABSENT && end >= 0) {
      out.durationNanos = untilEnd(m, end, out.stampMillis);
    }
    return -1;
  }

  /** Stamps of whole seconds are too coarse to be subtracted. */
  private long untilEnd(byte[] m, int end, long begun) {
    int time = slot(Role.TIME);
    boolean fine =
        KeyedStamps.isFine(m, from[end], to[end])
            || time >= 0 && KeyedStamps.isFine(m, from[time], to[time]);
    long ended = stamps.decode(m, from[end], to[end], fields.get(end).notation());
    boolean told =
        fine
            && ended != StampDecoder.UNREADABLE
            && ended >= begun
            && ended - begun <= Numbers.LONGEST_NANOS / 1_000_000;
    return told ? (ended - begun) * 1_000_000 : ABSENT;
  }

  private void texts(byte[] m, RequestLine out) {
    int request = slot(Role.REQUEST);
    int method = slot(Role.METHOD);
    int target = slot(Role.TARGET) >= 0 ? slot(Role.TARGET) : slot(Role.PATH);
    int client = slot(Role.CLIENT);
    int agent = slot(Role.USER_AGENT);
    int host = slot(Role.HOST);
    byte[] text = m;
    if (inPath(m, request)
        || inPath(m, target)
        || inText(client)
        || inText(agent)
        || inText(host)) {
      copy.begin(
          length(request)
              + length(target)
              + length(method)
              + length(client)
              + length(agent)
              + length(host));
      move(m, request);
      move(m, method);
      move(m, target);
      move(m, client);
      move(m, agent);
      move(m, host);
      text = copy.bytes();
      out.text = text;
    }
    if (request >= 0) {
      RequestSteps.request(text, from[request], out, end(text, request), BYTE, false);
      out.pathEnd = Math.min(out.pathEnd, to[request]);
    }
    if (method >= 0) {
      RequestSteps.methodField(text, from[method], out, end(text, method), BYTE);
    }
    if (target >= 0) {
      RequestSteps.targetField(text, from[target], out, end(text, target), BYTE, false);
    }
    ranges(text, client, agent, host, out);
  }

  private void ranges(byte[] m, int client, int agent, int host, RequestLine out) {
    if (client >= 0) {
      boolean withPort = fields.get(client).notation() == Notation.WITH_PORT;
      out.clientStart = from[client];
      out.clientEnd = withPort ? Steps.portless(m, from[client], to[client]) : to[client];
    }
    if (agent >= 0) {
      out.agentStart = from[agent];
      out.agentEnd = to[agent];
    }
    if (host >= 0) {
      out.hostStart = from[host];
      out.hostEnd = to[host];
    }
  }

  private long length(int slot) {
    return slot < 0 ? 0 : to[slot] - from[slot] + 1;
  }

  private boolean inText(int slot) {
    return slot >= 0 && escaped[slot];
  }

  /** Returns whether a target is escaped before its query. */
  private boolean inPath(byte[] m, int slot) {
    if (!inText(slot)) {
      return false;
    }
    for (long p = from[slot]; p < to[slot] && Scan.at(m, p) != '?'; p++) {
      if (Scan.at(m, p) == '\\') {
        return true;
      }
    }
    return false;
  }

  private void move(byte[] m, int slot) {
    if (slot >= 0) {
      long start = copy.end();
      copy.append(m, from[slot], to[slot]);
      from[slot] = start;
      to[slot] = copy.end() - 1;
    }
  }

  /** Returns the byte behind a value, which ends it. */
  private long end(byte[] m, int slot) {
    return Scan.at(m, to[slot]) & BYTE;
  }
}
