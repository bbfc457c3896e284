package dev.tenfold.store;

import dev.tenfold.collect.Archive;
import dev.tenfold.collect.Covered;
import dev.tenfold.collect.RollupStore;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.verdict.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector's side of a store, during whose work something happens at the third chunk. */
record CuttingWriting(RollupStore.Writing writing, AtomicInteger taken, Runnable happening)
    implements RollupStore.Writing {
  private static final int AT = 3;

  @Override
  public void take(ChunkRollup chunk, byte[] ending) {
    if (taken.incrementAndGet() == AT) {
      happening.run();
    }
    writing.take(chunk, ending);
  }

  @Override
  public List<Covered> covered() {
    return writing.covered();
  }

  @Override
  public List<Archive> archives() {
    return writing.archives();
  }

  @Override
  public List<Problem> problems() {
    return writing.problems();
  }

  @Override
  public void settle(Archive archive) {
    writing.settle(archive);
  }

  @Override
  public void expect(List<RollupStore.Origin> logs) {
    writing.expect(logs);
  }

  @Override
  public void keep() {
    writing.keep();
  }

  @Override
  public void close() {
    writing.close();
  }
}
