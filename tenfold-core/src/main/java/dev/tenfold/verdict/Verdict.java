package dev.tenfold.verdict;

/** An outcome. Too little data is never a pass. */
public sealed interface Verdict {
  /** Returns the outcome in words, a clause. */
  String words();

  /** It meets what was asked for. */
  record Pass(String words) implements Verdict {}

  /** It does not. */
  record Fail(String words) implements Verdict {}

  /** It cannot be told: no target, or not enough data. */
  record Inconclusive(String words) implements Verdict {}
}
