package dev.tenfold.rollup;

import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.sketch.DurationHistogram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Requests by route over time: enough to compare one part of the window with another. Columns start
 * at a minute and grow wider, so that neither more than {@link #COLUMNS} of them nor more than
 * {@link #BINS} bins of durations are kept; the width depends on what was added and not on its
 * order.
 */
public final class RouteSeries {
  /** Columns kept at most. */
  public static final int COLUMNS = 128;

  /** Bins of durations kept at most, over all routes and columns. */
  public static final int BINS = 1 << 20;

  private static final int SLOT_BITS = 13;

  /** Beside a slot: durations of requests of which no status is logged. */
  private static final int WITHOUT_STATUS = 1 << SLOT_BITS - 1;

  private static final int REQUESTS = 0;
  private static final int FAILED = 1;
  private static final int UNANSWERED = 2;
  private static final int UNTOLD = 3;
  private static final int COUNTS = 4;
  private static final int COLUMN_BITS = 30;
  private static final long COLUMN_ZERO = 1L << COLUMN_BITS - 1;
  private static final int ROUTE_LIMIT = 1 << 64 - SLOT_BITS - COLUMN_BITS;

  private int width = TimeLadder.PACKED;
  private LongIndex columns = new LongIndex();
  private LongIndex cells = new LongIndex();
  private long[] counts = new long[16 * COUNTS];
  private LongIndex bins = new LongIndex();
  private long[] durations = new long[16];
  private final long[] gathered = new long[1 << SLOT_BITS];
  private final short[] gatheredSlots = new short[1 << SLOT_BITS];
  private int gatheredSize;

  /** What a route did in a part of the window. */
  public static final class Part {
    private long requests;
    private long serverErrors;
    private long unanswered;
    private long withoutStatus;
    private final DurationHistogram answered = new DurationHistogram();
    private final DurationHistogram durationsWithoutStatus = new DurationHistogram();

    private void add(long[] counts, int cell) {
      requests += counts[cell + REQUESTS];
      serverErrors += counts[cell + FAILED];
      unanswered += counts[cell + UNANSWERED];
      withoutStatus += counts[cell + UNTOLD];
    }

    private void addDurations(int markedSlot, long count) {
      int slot = markedSlot & ~WITHOUT_STATUS;
      Durations.add(answered, slot, count);
      if (slot != markedSlot) {
        Durations.add(durationsWithoutStatus, slot, count);
      }
    }

    /** Adds all of {@code other}. */
    public void merge(Part other) {
      requests += other.requests;
      serverErrors += other.serverErrors;
      unanswered += other.unanswered;
      withoutStatus += other.withoutStatus;
      answered.merge(other.answered);
      durationsWithoutStatus.merge(other.durationsWithoutStatus);
    }

    /** Returns how many requests there were. */
    public long requests() {
      return requests;
    }

    /** Returns how many had status 5xx. */
    public long serverErrors() {
      return serverErrors;
    }

    /** Returns how many have a status that is no answer: 429, 499, 5xx, or none sent. */
    public long unanswered() {
      return unanswered;
    }

    /** Returns of how many no status is logged. */
    public long withoutStatus() {
      return withoutStatus;
    }

    /** Returns durations of those of which no status is logged, which are in {@link #answered}. */
    public DurationHistogram durationsWithoutStatus() {
      return durationsWithoutStatus;
    }

    /** Returns durations of answered requests; its sum, smallest and largest are estimates. */
    public DurationHistogram answered() {
      return answered;
    }
  }

  void add(CellBlock block) {
    long pending = -1;
    for (int i = 0; i < block.size(); i++) {
      int status = block.status()[i];
      long key = pack(block.route()[i], Math.floorDiv(block.bucket()[i], width));
      count(key, status, block.count()[i]);
      if (Statuses.answered(status)) {
        int mark = status == RequestLine.STATUS_NOT_LOGGED ? WITHOUT_STATUS : 0;
        if (key != pending) {
          flush(pending);
          pending = key;
        }
        for (int b = block.binStart()[i]; b < block.binStart()[i + 1]; b++) {
          gather(block.slot()[b] | mark, block.slotCount()[b]);
        }
      }
    }
    flush(pending);
    fit();
  }

  /** Cells of one route follow each other, so their bins are added up before they are looked up. */
  private void gather(int slot, int count) {
    if (gathered[slot] == 0) {
      gatheredSlots[gatheredSize++] = (short) slot;
    }
    gathered[slot] += count;
  }

  private void flush(long key) {
    for (int i = 0; i < gatheredSize; i++) {
      int slot = gatheredSlots[i];
      addBin(key << SLOT_BITS | slot, gathered[slot]);
      gathered[slot] = 0;
    }
    gatheredSize = 0;
  }

  void merge(RouteSeries other) {
    while (width < other.width) {
      coarsen();
    }
    addAll(other, width / other.width);
    fit();
  }

  /** Returns the width of a column in buckets of {@link CellBlock#BUCKET_SECONDS}. */
  public int widthBuckets() {
    return width;
  }

  /**
   * Returns what each route did between two buckets, multiples of {@link #widthBuckets}.
   *
   * @param fold the final route of each route that was counted
   * @param from first bucket
   * @param to the bucket after the last
   */
  public Map<Integer, Part> between(IntUnaryOperator fold, long from, long to) {
    Map<Integer, Part> parts = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      long start = column(cells.key(i)) * width;
      if (start >= from && start < to) {
        part(parts, fold.applyAsInt(route(cells.key(i)))).add(counts, i * COUNTS);
      }
    }
    for (int i = 0; i < bins.size(); i++) {
      long key = bins.key(i) >>> SLOT_BITS;
      long start = column(key) * width;
      if (start >= from && start < to) {
        int slot = (int) bins.key(i) & (1 << SLOT_BITS) - 1;
        part(parts, fold.applyAsInt(route(key))).addDurations(slot, durations[i]);
      }
    }
    return parts;
  }

  /**
   * Returns what some routes did together in each column that holds any, by the bucket it starts
   * with.
   *
   * @param routes which of the routes that were counted
   * @param buckets width of the columns, a multiple of {@link #widthBuckets}
   */
  public SortedMap<Long, Part> columns(IntPredicate routes, int buckets) {
    SortedMap<Long, Part> columns = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (routes.test(route(cells.key(i)))) {
        column(columns, cells.key(i), buckets).add(counts, i * COUNTS);
      }
    }
    for (int i = 0; i < bins.size(); i++) {
      long key = bins.key(i) >>> SLOT_BITS;
      if (routes.test(route(key))) {
        int slot = (int) bins.key(i) & (1 << SLOT_BITS) - 1;
        column(columns, key, buckets).addDurations(slot, durations[i]);
      }
    }
    return columns;
  }

  private Part column(SortedMap<Long, Part> columns, long key, int buckets) {
    long start = Math.floorDiv(column(key) * width, buckets) * (long) buckets;
    return columns.computeIfAbsent(start, any -> new Part());
  }

  private static Part part(Map<Integer, Part> parts, int route) {
    return parts.computeIfAbsent(route, any -> new Part());
  }

  private void count(long key, int status, int count) {
    int cell = cell(key);
    counts[cell + REQUESTS] += count;
    counts[cell + FAILED] += Statuses.family(status) == 5 ? count : 0;
    counts[cell + UNANSWERED] += Statuses.answered(status) ? 0 : count;
    counts[cell + UNTOLD] += status == RequestLine.STATUS_NOT_LOGGED ? count : 0;
  }

  /** Returns where the counts of a cell begin. */
  private int cell(long key) {
    columns.of(column(key));
    int cell = cells.of(key) * COUNTS;
    if (cell == counts.length) {
      counts = Arrays.copyOf(counts, cell * 2);
    }
    return cell;
  }

  private void addBin(long key, long count) {
    int bin = bins.of(key);
    if (bin == durations.length) {
      durations = Arrays.copyOf(durations, bin * 2);
    }
    durations[bin] += count;
  }

  private void addAll(RouteSeries other, int times) {
    for (int i = 0; i < other.cells.size(); i++) {
      int cell = cell(wider(other.cells.key(i), times));
      for (int kind = 0; kind < COUNTS; kind++) {
        counts[cell + kind] += other.counts[i * COUNTS + kind];
      }
    }
    for (int i = 0; i < other.bins.size(); i++) {
      long key = other.bins.key(i);
      long slot = key & (1 << SLOT_BITS) - 1;
      addBin(wider(key >>> SLOT_BITS, times) << SLOT_BITS | slot, other.durations[i]);
    }
  }

  private void fit() {
    while (columns.size() > COLUMNS || bins.size() > BINS && columns.size() > 1) {
      coarsen();
    }
  }

  private void coarsen() {
    RouteSeries old = new RouteSeries();
    old.cells = cells;
    old.counts = counts;
    old.bins = bins;
    old.durations = durations;
    int wider = TimeLadder.next(width);
    columns = new LongIndex();
    cells = new LongIndex();
    counts = new long[16 * COUNTS];
    bins = new LongIndex();
    durations = new long[16];
    addAll(old, wider / width);
    width = wider;
  }

  private static long wider(long key, int times) {
    return pack(route(key), Math.floorDiv(column(key), (long) times));
  }

  private static long pack(int route, long column) {
    if (route < 0 || route >= ROUTE_LIMIT) {
      throw new IllegalArgumentException("route " + route);
    }
    return (long) route << COLUMN_BITS | column + COLUMN_ZERO;
  }

  private static int route(long key) {
    return (int) (key >>> COLUMN_BITS);
  }

  private static long column(long key) {
    return (key & (1L << COLUMN_BITS) - 1) - COLUMN_ZERO;
  }
}
