package dev.tenfold.cli;

import dev.tenfold.verdict.Problem;
import java.io.PrintStream;
import java.util.List;

/** Tells problems to a person: what, where, fix, one after the other. */
final class ProblemText {
  private ProblemText() {}

  static void print(PrintStream err, List<Problem> problems) {
    for (Problem problem : problems) {
      err.println(problem.what());
      if (!problem.where().isEmpty()) {
        err.println("    at   " + problem.where());
      }
      if (!problem.fix().isEmpty()) {
        err.println("    fix  " + problem.fix());
      }
    }
  }
}
