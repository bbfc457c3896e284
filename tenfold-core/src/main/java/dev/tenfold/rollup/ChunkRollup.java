package dev.tenfold.rollup;

/**
 * What one chunk of a log came to. Chunks add up in any order.
 *
 * @param log number of the log that {@code slowestOffset} points into
 * @param from where in the log's content the stretch begins that the chunk accounts for
 * @param to where in the log's content that stretch ends, and the next chunk's begins
 * @param cells by route, status and ten seconds
 * @param traits by trait, status and hour: {@code route} holds a {@link Trait#code}, {@code bucket}
 *     the first ten seconds of the hour
 * @param clients keyed hashes of client addresses, each once
 * @param clientRequests requests of each of {@code clients}
 * @param tally what was read, used and rejected
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a chunk, never compared
public record ChunkRollup(
    int log,
    long from,
    long to,
    CellBlock cells,
    CellBlock traits,
    long[] clients,
    int[] clientRequests,
    Tally tally) {
  /** Returns the same, accounting for a wider stretch: lines passed over count as dealt with. */
  public ChunkRollup accountingFor(long from, long to) {
    return new ChunkRollup(log, from, to, cells, traits, clients, clientRequests, tally);
  }
}
