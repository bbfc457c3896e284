package dev.tenfold.store;

import dev.tenfold.collect.Archive;
import dev.tenfold.collect.Covered;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.route.RouteTable;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A collector's side of the store. Workers make the pages of their own chunks; chunks are kept in
 * the order of each log, so that what a segment covers of a log is one stretch.
 */
final class SegmentWriting implements RollupStore.Writing {
  private final StoreLayout layout;
  private final StoreLayout.Listing before;
  private final StoreLock lock;
  private final RouteNames routes;
  private final SegmentFiles files;
  private final long keepBytes;
  private final ThreadLocal<CellEncoder> encoders = ThreadLocal.withInitial(CellEncoder::new);
  private final List<Line> lines = new ArrayList<>();
  private SegmentDraft draft;

  /**
   * Whether a segment could not be written: the stretches that follow it would not join those
   * before, and whether it is there after all is not known.
   */
  private boolean broken;

  /** One log's chunks: up to where they are in the draft, and those that came early. */
  private static final class Line {
    final TreeMap<Long, Taken> early = new TreeMap<>();
    long drafted;

    Line(RollupStore.Origin origin) {
      drafted = origin.from();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Taken(EncodedChunk chunk, byte[] ending) {}

  SegmentWriting(
      StoreLayout layout,
      StoreLayout.Listing before,
      StoreLock lock,
      RouteTable routes,
      SegmentFiles files,
      long keepBytes) {
    this.layout = layout;
    this.before = before;
    this.lock = lock;
    this.routes = new RouteNames(routes::route);
    this.files = files;
    this.keepBytes = keepBytes;
    this.draft = new SegmentDraft(List.of());
  }

  @Override
  public List<Covered> covered() {
    return before.live().stream().flatMap(segment -> segment.metadata().covers().stream()).toList();
  }

  @Override
  public List<Archive> archives() {
    return before.live().stream()
        .flatMap(segment -> segment.metadata().archives().stream())
        .toList();
  }

  @Override
  public List<Problem> problems() {
    return before.foreign();
  }

  @Override
  public synchronized void settle(Archive archive) {
    draft.settle(archive);
  }

  @Override
  public synchronized void expect(List<RollupStore.Origin> logs) {
    lines.clear();
    logs.forEach(origin -> lines.add(new Line(origin)));
    draft = new SegmentDraft(logs);
  }

  @Override
  public void take(ChunkRollup chunk, byte[] ending) {
    EncodedChunk encoded = EncodedChunk.of(chunk, routes, encoders.get());
    synchronized (this) {
      if (broken) {
        return;
      }
      Line line = lines.get(chunk.log());
      line.early.put(chunk.from(), new Taken(encoded, ending));
      for (var next = line.early.firstEntry();
          next != null && next.getKey() == line.drafted;
          next = line.early.firstEntry()) {
        line.early.pollFirstEntry();
        Taken taken = next.getValue();
        line.drafted = taken.chunk().rollup().to();
        draft.add(taken.chunk(), taken.ending());
      }
      if (draft.bytes() >= keepBytes) {
        keepDraft();
      }
    }
  }

  @Override
  public synchronized void keep() {
    lines.forEach(line -> line.early.clear());
    if (!broken && draft.saysAnything()) {
      keepDraft();
    }
  }

  private void keepDraft() {
    broken = true;
    try {
      files.write(draft, routes);
      broken = false;
    } catch (IOException e) {
      throw TenfoldException.input(
          "a segment could not be written: " + e.getMessage(),
          layout.root().toString(),
          "make room or make it writable, and collect again: what was kept before stays");
    }
    draft = draft.next();
  }

  @Override
  public synchronized void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw TenfoldException.input(
          "the store's lock could not be given up: " + e.getMessage(),
          layout.root().toString(),
          "check the disk");
    }
  }
}
