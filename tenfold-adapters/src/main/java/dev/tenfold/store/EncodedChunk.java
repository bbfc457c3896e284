package dev.tenfold.store;

import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.store.parquet.Page;
import java.util.List;

/**
 * A chunk as pages of its cells.
 *
 * @param rollup the chunk without its cells
 * @param rows how many cells it has
 * @param requests pages of {@link CellColumns#REQUEST_CELLS}; empty without rows
 * @param traitRows how many cells of traits it has
 * @param traits pages of {@link CellColumns#TRAIT_CELLS}; empty without rows
 * @param firstBucket the earliest ten seconds, or {@code Integer.MAX_VALUE}
 */
record EncodedChunk(
    ChunkRollup rollup,
    int rows,
    List<Page> requests,
    int traitRows,
    List<Page> traits,
    int firstBucket) {
  static EncodedChunk of(ChunkRollup chunk, RouteNames routes, CellEncoder encoder) {
    CellBlock cells = chunk.cells();
    int first = Integer.MAX_VALUE;
    for (int i = 0; i < cells.size(); i++) {
      first = Math.min(first, cells.bucket()[i]);
    }
    ChunkRollup rest =
        new ChunkRollup(
            chunk.log(),
            chunk.from(),
            chunk.to(),
            CellRows.NONE,
            CellRows.NONE,
            chunk.clients(),
            chunk.clientRequests(),
            chunk.tally());
    return new EncodedChunk(
        rest,
        cells.size(),
        cells.size() == 0 ? List.of() : encoder.requests(cells, routes, chunk.log()),
        chunk.traits().size(),
        chunk.traits().size() == 0
            ? List.of()
            : encoder.traits(chunk.traits(), routes, chunk.log()),
        first);
  }

  long bytes() {
    return requests.stream().mapToLong(page -> page.bytes().length).sum()
        + traits.stream().mapToLong(page -> page.bytes().length).sum();
  }
}
