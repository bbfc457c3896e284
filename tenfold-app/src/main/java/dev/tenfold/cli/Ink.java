package dev.tenfold.cli;

import dev.tenfold.verdict.Verdict;

/**
 * Colours of a terminal.
 *
 * @param colour whether there are any
 */
record Ink(boolean colour) {
  String bold(String text) {
    return paint("1", text);
  }

  String soft(String text) {
    return paint("2", text);
  }

  /** Returns {@code text}, which is about a verdict, in the verdict's colour. */
  String of(Verdict verdict, String text) {
    return switch (verdict) {
      case Verdict.Pass pass -> paint("32", text);
      case Verdict.Fail fail -> paint("31", text);
      case Verdict.Inconclusive inconclusive -> paint("90", text);
    };
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
