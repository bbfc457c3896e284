package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.util.function.Consumer;

/** What the content of every kind of archive has in common: where it comes from and how it ends. */
abstract class Unpacked implements Content {
  final String name;
  final PackedBytes bytes;
  final Consumer<Problem> problems;
  boolean ended;
  private final Content packed;
  private boolean whole = true;

  Unpacked(String name, Content packed, Consumer<Problem> problems) {
    this.name = name;
    this.packed = packed;
    this.problems = problems;
    bytes = new PackedBytes(packed);
  }

  /** Ends the content where the archive is broken. */
  void stop(Problem problem) {
    problems.accept(problem);
    ended = true;
    whole = false;
  }

  @Override
  public long taken() {
    return packed.taken();
  }

  @Override
  public boolean endedWhole() {
    return whole;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
