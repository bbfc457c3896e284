package dev.tenfold.store;

import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RouteTable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a store holds at a moment, however often it is read; what is collected later is not in it.
 */
public final class Snapshot {
  private final StoreLayout layout;
  private final StoreLayout.Listing listing;

  Snapshot(StoreLayout layout, StoreLayout.Listing listing) {
    this.layout = layout;
    this.listing = listing;
  }

  /**
   * Reads all of it, some thousand cells at a time, and numbers its routes in {@code routes}.
   *
   * @param to takes rollups, which add up to everything that is kept
   * @throws dev.tenfold.verdict.TenfoldException INPUT where a segment is broken
   */
  public Stored read(RouteTable routes, Consumer<ChunkRollup> to) {
    return new SegmentReader(layout, routes, to).read(listing.live(), listing.problems());
  }

  /** Returns the names of the logs that gave requests. */
  public Set<String> logs() {
    Set<String> logs = new TreeSet<>();
    for (Segment segment : listing.live()) {
      SegmentMetadata metadata = segment.metadata();
      for (int log = 0; log < metadata.logs().size(); log++) {
        if (metadata.tallies().get(log).used > 0) {
          logs.add(metadata.logs().get(log));
        }
      }
    }
    return logs;
  }
}
