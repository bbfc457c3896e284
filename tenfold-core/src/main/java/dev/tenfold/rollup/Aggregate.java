package dev.tenfold.rollup;

import dev.tenfold.sketch.DistinctClients;
import dev.tenfold.sketch.HeavyHitters;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * What a diagnosis is made from, in memory that does not grow with the input: the sum of any number
 * of {@link ChunkRollup chunks}, added in any order and any split. All of it is exact but the
 * number of clients and the heaviest of them, once they are too many to count.
 *
 * <p>Not thread-safe: one owner at a time. Workers may each fill their own and {@link #merge}.
 */
public final class Aggregate {
  private static final int HOURS_A_WEEK = 168;
  private static final int HOUR = 3600 / CellBlock.BUCKET_SECONDS;

  private final RouteTotals totals = new RouteTotals();
  private final TimeSeries series = new TimeSeries();
  private final RouteSeries routeSeries = new RouteSeries();
  private final TenSecondCounts tenSeconds = new TenSecondCounts();
  private final Slice[] hours = new Slice[HOURS_A_WEEK];
  private final SortedMap<Integer, Slice> traits = new TreeMap<>();
  private final DistinctClients clients = new DistinctClients();
  private final HeavyHitters heavyClients = new HeavyHitters();
  private final SortedMap<Integer, Tally> tallies = new TreeMap<>();
  private long requests;
  private long firstBucket = Long.MAX_VALUE;
  private long lastBucket = Long.MIN_VALUE;

  /** Makes an empty one. */
  public Aggregate() {
    for (int i = 0; i < hours.length; i++) {
      hours[i] = new Slice();
    }
  }

  /** Adds a chunk. */
  public void add(ChunkRollup chunk) {
    addCells(chunk.cells(), chunk.log());
    addTraits(chunk.traits());
    addClients(chunk.clients(), chunk.clientRequests());
    addTally(chunk.log(), chunk.tally());
  }

  /** Adds cells by route, status and bucket, whose offsets point into a log. */
  public void addCells(CellBlock cells, int log) {
    for (int i = 0; i < cells.size(); i++) {
      int bucket = cells.bucket()[i];
      requests += cells.count()[i];
      firstBucket = Math.min(firstBucket, bucket);
      lastBucket = Math.max(lastBucket, bucket);
      hours[hourOfWeek(bucket)].add(cells, i);
    }
    totals.add(cells, log);
    series.add(cells);
    routeSeries.add(cells);
    tenSeconds.add(cells);
  }

  /** Adds cells by trait, status and hour. */
  public void addTraits(CellBlock cells) {
    for (int i = 0; i < cells.size(); i++) {
      traits.computeIfAbsent(cells.route()[i], any -> new Slice()).add(cells, i);
    }
  }

  /**
   * Adds requests of clients.
   *
   * @param hashes keyed hashes of their addresses
   * @param counts requests of each
   */
  public void addClients(long[] hashes, int[] counts) {
    for (int i = 0; i < hashes.length; i++) {
      clients.add(hashes[i]);
      heavyClients.add(hashes[i], counts[i]);
    }
  }

  /** Adds the account of a reading of a log. */
  public void addTally(int log, Tally tally) {
    tallies.computeIfAbsent(log, any -> new Tally()).merge(tally);
  }

  /** Adds all of {@code other}. */
  public void merge(Aggregate other) {
    totals.merge(other.totals);
    series.merge(other.series);
    routeSeries.merge(other.routeSeries);
    tenSeconds.merge(other.tenSeconds);
    for (int i = 0; i < hours.length; i++) {
      hours[i].merge(other.hours[i]);
    }
    other.traits.forEach(
        (code, slice) -> traits.computeIfAbsent(code, any -> new Slice()).merge(slice));
    clients.merge(other.clients);
    heavyClients.merge(other.heavyClients);
    other.tallies.forEach(this::addTally);
    requests += other.requests;
    firstBucket = Math.min(firstBucket, other.firstBucket);
    lastBucket = Math.max(lastBucket, other.lastBucket);
  }

  /** Returns how many requests there are. */
  public long requests() {
    return requests;
  }

  /** Returns the bucket of the earliest request; meaningless when there are none. */
  public long firstBucket() {
    return firstBucket;
  }

  /** Returns the bucket of the latest request; meaningless when there are none. */
  public long lastBucket() {
    return lastBucket;
  }

  /**
   * Returns the requests by final route and status.
   *
   * @param fold the final route of each route that was counted
   */
  public Map<Integer, RouteTotal> routes(IntUnaryOperator fold) {
    return totals.folded(fold);
  }

  /** Takes the requests of one route that answered with one status, and the bytes sent. */
  public interface Counts {
    void take(int route, int status, long requests, long bytes);
  }

  /** Tells the requests of each route and status, each pair once, before routes are folded. */
  public void counts(Counts to) {
    totals.each(to);
  }

  /** Returns all requests over time. */
  public TimeSeries series() {
    return series;
  }

  /** Returns the requests of each route over time. */
  public RouteSeries routeSeries() {
    return routeSeries;
  }

  /** Returns the requests in each ten seconds. */
  public TenSecondCounts tenSeconds() {
    return tenSeconds;
  }

  /**
   * Returns the requests of one hour of one day of the week.
   *
   * @param weekday 0 for Monday to 6 for Sunday, UTC
   * @param hour 0 to 23, UTC
   */
  public Slice hourOfWeek(int weekday, int hour) {
    return hours[weekday * 24 + hour];
  }

  /** Returns the requests by {@link Trait#code}. */
  public SortedMap<Integer, Slice> traits() {
    return Collections.unmodifiableSortedMap(traits);
  }

  /** Returns how many clients there are. */
  public DistinctClients clients() {
    return clients;
  }

  /** Returns which clients make the most requests. */
  public HeavyHitters heavyClients() {
    return heavyClients;
  }

  /** Returns the account of reading by log. */
  public SortedMap<Integer, Tally> tallies() {
    return Collections.unmodifiableSortedMap(tallies);
  }

  /** Returns the hour of the week: 1970-01-01 was a Thursday. */
  private static int hourOfWeek(int bucket) {
    return Math.floorMod(Math.floorDiv(bucket, HOUR) + 3 * 24, HOURS_A_WEEK);
  }
}
