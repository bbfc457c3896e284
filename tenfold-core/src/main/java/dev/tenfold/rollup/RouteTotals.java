package dev.tenfold.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Requests by route and status over the whole window. */
final class RouteTotals {
  private final LongIndex index = new LongIndex();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Sightings> slowest = new ArrayList<>();

  void add(CellBlock cells, int log) {
    long lastKey = -1;
    int number = 0;
    for (int i = 0; i < cells.size(); i++) {
      long key = (long) cells.route()[i] << 16 | cells.status()[i] & 0xffff;
      if (key != lastKey) {
        number = number(key);
        lastKey = key;
      }
      slices.get(number).add(cells, i);
      Sightings sightings = slowest.get(number);
      if (sightings.wants(cells.maxNanos()[i])) {
        sightings.add(
            new Sighting(
                log,
                cells.slowestOffset()[i],
                cells.status()[i],
                cells.bucket()[i],
                cells.maxNanos()[i]));
      }
    }
  }

  void merge(RouteTotals other) {
    for (int i = 0; i < other.slices.size(); i++) {
      int number = number(other.index.key(i));
      slices.get(number).merge(other.slices.get(i));
      slowest.get(number).merge(other.slowest.get(i));
    }
  }

  Map<Integer, RouteTotal> folded(IntUnaryOperator fold) {
    Map<Integer, RouteTotal> totals = new TreeMap<>();
    for (int i = 0; i < slices.size(); i++) {
      int route = fold.applyAsInt((int) (index.key(i) >>> 16));
      int status = (int) index.key(i) & 0xffff;
      totals
          .computeIfAbsent(route, any -> new RouteTotal())
          .add(status, slices.get(i), slowest.get(i));
    }
    return totals;
  }

  /** Tells each route, as it was counted, and status. */
  void each(Aggregate.Counts to) {
    for (int i = 0; i < slices.size(); i++) {
      long key = index.key(i);
      Slice slice = slices.get(i);
      to.take((int) (key >>> 16), (int) key & 0xffff, slice.requests(), slice.bytes());
    }
  }

  private int number(long key) {
    int number = index.of(key);
    if (number == slices.size()) {
      slices.add(new Slice());
      slowest.add(new Sightings(RouteTotal.SLOWEST));
    }
    return number;
  }
}
