package dev.tenfold.store;

import dev.tenfold.verdict.Problem;
import java.util.List;

/**
 * What was read from a store.
 *
 * @param logs names of the logs, by the numbers that rollups refer to
 * @param segments how many segments there are
 * @param problems files in the store that are not segments this version reads
 */
public record Stored(List<String> logs, int segments, List<Problem> problems) {
  public Stored {
    logs = List.copyOf(logs);
    problems = List.copyOf(problems);
  }
}
