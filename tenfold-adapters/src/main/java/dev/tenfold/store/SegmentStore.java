package dev.tenfold.store;

import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * A folder of segments. What is in it never changes: collecting adds files, each whole or not at
 * all, so any number of readers look at it meanwhile.
 */
public final class SegmentStore implements RollupStore {
  /** Bytes of finished pages after which they are kept, so that memory is bounded. */
  private static final long KEEP_BYTES = 48L << 20;

  private final StoreLayout layout;
  private final InstantSource clock;
  private final String version;
  private final long keepBytes;

  /**
   * @param root the folder, {@code .tenfold/store}; made when something is collected
   * @param version of Tenfold, which segments name as their maker
   */
  public SegmentStore(Path root, InstantSource clock, String version) {
    this(root, clock, version, KEEP_BYTES);
  }

  SegmentStore(Path root, InstantSource clock, String version, long keepBytes) {
    this.layout = new StoreLayout(root);
    this.clock = clock;
    this.version = version;
    this.keepBytes = keepBytes;
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker")
  public Writing begin(RouteTable routes) {
    try {
      Files.createDirectories(layout.unfinished());
      StoreLock lock = StoreLock.take(layout.root());
      StoreLayout.Listing listing;
      try {
        listing = layout.list();
        refuse(listing.unread());
        layout.clean();
      } catch (IOException | TenfoldException e) {
        lock.close();
        throw e;
      }
      return new SegmentWriting(
          layout, listing, lock, routes, new SegmentFiles(layout, clock, version), keepBytes);
    } catch (IOException e) {
      throw TenfoldException.input(
          "the store cannot be written: " + e.getMessage(),
          layout.root().toString(),
          "make the folder writable, or choose another with -C");
    }
  }

  /** Stops before logs are collected again that are in a segment which cannot be read. */
  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
    }
  }

  /** Returns the files in the store that are not segments this version reads. */
  public List<Problem> problems() {
    return layout.list().problems();
  }

  /**
   * Reads everything that is kept, some thousand cells at a time, and numbers its routes in {@code
   * routes}.
   *
   * @param to takes rollups, which add up to everything that is kept
   * @throws dev.tenfold.verdict.TenfoldException INPUT where a segment is broken
   */
  public Stored read(RouteTable routes, Consumer<ChunkRollup> to) {
    return snapshot().read(routes, to);
  }

  /** Returns what is in it now. */
  public Snapshot snapshot() {
    return new Snapshot(layout, layout.list());
  }
}
