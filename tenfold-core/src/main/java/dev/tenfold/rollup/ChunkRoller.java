package dev.tenfold.rollup;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.LineParser;
import dev.tenfold.accesslog.Rejection;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.route.RouteLookup;
import dev.tenfold.route.RouteTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Rolls up one chunk of lines at a time: the hot loop. Allocates per chunk, never per line. One
 * worker owns an instance.
 */
public final class ChunkRoller {
  private static final long BUCKET_MILLIS = CellBlock.BUCKET_SECONDS * 1000L;
  private static final int BUCKETS_AN_HOUR = 3600 / CellBlock.BUCKET_SECONDS;

  private final LineParser parser;
  private final boolean stampMarksEnd;
  private final RouteTable table;
  private final RouteLookup routes;
  private final long key;
  private final RequestLine line = new RequestLine();
  private final CellTable cells = new CellTable();
  private final CellTable traits = new CellTable();
  private final ClientTable clients = new ClientTable();
  private final AgentClasses agents = new AgentClasses();

  /** Samples already taken by log: a later one would not be kept, so it need not be made. */
  private final Map<Integer, Tally> sampled = new HashMap<>();

  /**
   * Makes a roller for logs of one format.
   *
   * @param service service of requests whose log names none
   * @param key secret that hashes of client addresses and paths depend on
   */
  public ChunkRoller(AccessLogFormat format, RouteTable table, String service, long key) {
    this(format.newParser(), format.stamp(), table, service, key);
  }

  /**
   * Makes a roller for logs whose lines {@code parser} reads.
   *
   * @param stamp which end of the request the log's stamp marks
   * @param service service of requests whose log names none
   * @param key secret that hashes of client addresses and paths depend on
   */
  public ChunkRoller(LineParser parser, Stamp stamp, RouteTable table, String service, long key) {
    this.parser = parser;
    this.stampMarksEnd = stamp == Stamp.END;
    this.table = table;
    this.routes = new RouteLookup(table, service, key);
    this.key = key;
  }

  /**
   * Returns the rollup of the whole lines in {@code [start, end)} of {@code memory}.
   *
   * @param log number of the log
   * @param offset where the byte at {@code start} stands in the log's content
   */
  public ChunkRollup roll(byte[] memory, long start, long end, int log, long offset) {
    cells.clear();
    traits.clear();
    clients.clear();
    Tally tally = new Tally();
    tally.bytes = end - start;
    line.text = memory;
    loop(memory, start, end, log, offset - start, tally);
    CellBlock block = cells.seal();
    table.count(block.route(), block.status(), block.count(), block.size());
    return new ChunkRollup(
        log,
        offset,
        offset + (end - start),
        block,
        traits.seal(),
        clients.clients(),
        clients.requests(),
        tally);
  }

  private void loop(byte[] m, long start, long end, int log, long toOffset, Tally tally) {
    LineParser parser = this.parser;
    RequestLine line = this.line;
    long used = 0;
    long last = Long.MIN_VALUE;
    long position = start;
    while (position < end) {
      long next = parser.parse(m, position, end, line);
      if (next < 0) {
        next = ~next;
        reject(m, position, next, log, toOffset, tally);
      } else {
        used++;
        if (line.stampMillis < last) {
          tally.outOfOrder++;
        }
        last = line.stampMillis - 1000;
        count(line, position + toOffset, tally);
      }
      position = next;
    }
    tally.used += used;
  }

  private void count(RequestLine line, long offset, Tally tally) {
    byte[] text = line.text;
    long nanos = line.durationNanos;
    long millis = line.stampMillis;
    if (nanos <= 0) {
      if (nanos == 0) {
        tally.zeroDurations++;
      } else {
        tally.withoutDuration++;
      }
    } else if (stampMarksEnd) {
      millis -= nanos / 1_000_000;
    }
    if (line.agentTruncated) {
      tally.truncatedAgents++;
    }
    if (line.pathEnd <= line.pathStart) {
      tally.withoutRequest++;
    }
    int bucket = (int) Math.floorDiv(millis, BUCKET_MILLIS);
    long bytes = Math.max(line.bytes, 0);
    int route = routes.route(text, line);
    int status = line.status;
    cells.add(route, status, bucket, bytes, nanos, offset);
    int trait =
        agents.ordinalOf(text, line.agentStart, line.agentEnd) << 8
            | Trait.SizeClass.ordinalOf(line.bytes);
    int hour = bucket - Math.floorMod(bucket, BUCKETS_AN_HOUR);
    traits.add(trait, status, hour, bytes, nanos, offset);
    if (line.clientEnd > line.clientStart) {
      clients.add(RouteLookup.hash(text, line.clientStart, line.clientEnd, key));
    }
  }

  private void reject(byte[] m, long start, long next, int log, long toOffset, Tally tally) {
    Rejection why = line.rejection == null ? Rejection.NO_MATCH : line.rejection;
    tally.reject(why, 1);
    Tally taken = sampled.computeIfAbsent(log, any -> new Tally());
    if (why != Rejection.BLANK && taken.wantsSample(why, log, start + toOffset)) {
      String field = line.rejectedField == null ? "" : line.rejectedField;
      String text = Redaction.of(m, start, next - 1);
      Tally.Sample sample = new Tally.Sample(log, start + toOffset, field, text);
      taken.sample(why, sample);
      tally.sample(why, sample);
    }
  }
}
