package dev.tenfold.rollup;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One route, or several: its requests by status over the whole window. */
public final class RouteTotal {
  /** Slowest requests kept. */
  public static final int SLOWEST = 3;

  /** Failing requests kept. */
  public static final int FAILING = 2;

  private final Slice all = new Slice();
  private final SortedMap<Integer, Slice> byStatus = new TreeMap<>();
  private final Sightings slowest = new Sightings(SLOWEST);
  private final Sightings clientErrors = new Sightings(FAILING);
  private final Sightings serverErrors = new Sightings(FAILING);

  void add(int status, Slice slice, Sightings sightings) {
    all.merge(slice);
    byStatus.computeIfAbsent(status, any -> new Slice()).merge(slice);
    slowest.merge(sightings);
    switch (Statuses.family(status)) {
      case 4 -> clientErrors.merge(sightings);
      case 5 -> serverErrors.merge(sightings);
      default -> {}
    }
  }

  /** Adds all of {@code other}. */
  public void merge(RouteTotal other) {
    all.merge(other.all);
    other.byStatus.forEach(
        (status, slice) -> byStatus.computeIfAbsent(status, any -> new Slice()).merge(slice));
    slowest.merge(other.slowest);
    clientErrors.merge(other.clientErrors);
    serverErrors.merge(other.serverErrors);
  }

  /** Returns all requests. */
  public Slice all() {
    return all;
  }

  /** Returns the requests by status code, 0 for none. */
  public SortedMap<Integer, Slice> byStatus() {
    return Collections.unmodifiableSortedMap(byStatus);
  }

  /** Returns how many requests have the status. */
  public long requests(int status) {
    Slice slice = byStatus.get(status);
    return slice == null ? 0 : slice.requests();
  }

  /** Returns the slowest requests, the slowest first; none where no duration is known. */
  public List<Sighting> slowest() {
    return slowest.list().stream().filter(sighting -> sighting.nanos() >= 0).toList();
  }

  /** Returns failing requests: with status 5xx, or 4xx when there are none. */
  public List<Sighting> failing() {
    return serverErrors.list().isEmpty() ? clientErrors.list() : serverErrors.list();
  }
}
