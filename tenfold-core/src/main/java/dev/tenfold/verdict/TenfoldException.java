package dev.tenfold.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stop: the work cannot go on, for one or more problems, all of them told at once. */
public final class TenfoldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose turn it is to act. */
  public enum Kind {
    /** The command was not understood. */
    USAGE,
    /** Files or telemetry cannot be used. */
    INPUT,
    /** A system that Tenfold depends on did not answer. */
    EXTERNAL,
    /** A bug of Tenfold's. */
    INTERNAL
  }

  private final Kind kind;
  private final transient List<Problem> problems;

  public TenfoldException(Kind kind, List<Problem> problems) {
    this(kind, problems, null);
  }

  public TenfoldException(Kind kind, List<Problem> problems, @Nullable Throwable cause) {
    super(problems.isEmpty() ? kind.name() : problems.getFirst().what(), cause);
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  /** Returns a stop for one problem with files or telemetry. */
  public static TenfoldException input(String what, String where, String fix) {
    return new TenfoldException(Kind.INPUT, List.of(new Problem(what, where, fix)));
  }

  /** Returns whose turn it is to act. */
  public Kind kind() {
    return kind;
  }

  /** Returns every problem, in the order they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
