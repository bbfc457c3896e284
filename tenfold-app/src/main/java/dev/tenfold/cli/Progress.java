package dev.tenfold.cli;

import dev.tenfold.collect.Log;
import dev.tenfold.rollup.ChunkRollup;
import java.util.List;

/** Tells a person how far reading has come. */
final class Progress implements AutoCloseable {
  private Progress() {}

  static Progress of(Environment environment, List<Log> logs) {
    return new Progress();
  }

  void add(ChunkRollup chunk) {}

  @Override
  public void close() {}
}
