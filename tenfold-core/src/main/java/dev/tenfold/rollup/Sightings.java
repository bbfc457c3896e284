package dev.tenfold.rollup;

import java.util.ArrayList;
import java.util.List;

/**
 * The slowest requests of a route, one for each status and bucket: the same ones whatever the split
 * of the log, because the slowest of a cell is the slowest of its parts.
 */
final class Sightings {
  private final int limit;
  private final List<Sighting> kept;

  Sightings(int limit) {
    this.limit = limit;
    this.kept = new ArrayList<>(limit);
  }

  /** Returns whether a request of this duration may be kept, before one is made. */
  boolean wants(long nanos) {
    return kept.size() < limit || nanos >= kept.getLast().nanos();
  }

  void add(Sighting candidate) {
    for (int i = 0; i < kept.size(); i++) {
      Sighting other = kept.get(i);
      if (other.bucket() == candidate.bucket() && other.status() == candidate.status()) {
        if (Sighting.SLOWEST.compare(candidate, other) < 0) {
          kept.set(i, candidate);
          kept.sort(Sighting.SLOWEST);
        }
        return;
      }
    }
    kept.add(candidate);
    kept.sort(Sighting.SLOWEST);
    if (kept.size() > limit) {
      kept.removeLast();
    }
  }

  void merge(Sightings other) {
    other.kept.forEach(this::add);
  }

  List<Sighting> list() {
    return List.copyOf(kept);
  }
}
