package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What went wrong while a log was read, told by any thread, each only once. */
final class Troubles implements Consumer<Problem> {
  private final CopyOnWriteArrayList<Problem> problems = new CopyOnWriteArrayList<>();

  @Override
  public void accept(Problem problem) {
    problems.addIfAbsent(problem);
  }

  List<Problem> told() {
    return List.copyOf(problems);
  }
}
