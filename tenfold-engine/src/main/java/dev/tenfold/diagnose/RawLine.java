package dev.tenfold.diagnose;

import dev.tenfold.verdict.Exemplar;
import java.util.Locale;

/** How a person gets at the raw line of a request. */
final class RawLine {
  private RawLine() {}

  /** Returns a shell command that prints the line; empty for a log that was read from a pipe. */
  static String command(Exemplar exemplar) {
    String name = exemplar.log();
    if (name.equals("-") || name.startsWith("<") || name.startsWith("standard input")) {
      return "";
    }
    String quoted = name.matches("[\\w./:+@%-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    String from = "tail -c +" + (exemplar.offset() + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    String reader =
        lower.endsWith(".gz")
            ? "zcat "
            : lower.endsWith(".zst") ? "zstdcat " : lower.endsWith(".xz") ? "xzcat " : "";
    return reader.isEmpty()
        ? from + " " + quoted + " | head -n 1"
        : reader + quoted + " | " + from + " | head -n 1";
  }
}
