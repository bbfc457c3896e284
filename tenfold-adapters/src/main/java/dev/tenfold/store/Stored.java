package dev.tenfold.store;

import dev.tenfold.rollup.ChunkRollup;
import dev.tenfold.verdict.Problem;
import java.util.List;

/**
 * What a store holds.
 *
 * @param logs names of the logs, by the numbers that rollups refer to
 * @param rollups what the logs came to; they add up to everything that is kept
 * @param segments how many segments that was
 * @param problems files in the store that are not segments this version reads
 */
public record Stored(
    List<String> logs, List<ChunkRollup> rollups, int segments, List<Problem> problems) {
  public Stored {
    logs = List.copyOf(logs);
    rollups = List.copyOf(rollups);
    problems = List.copyOf(problems);
  }
}
