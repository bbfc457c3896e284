package dev.tenfold.cli;

import static dev.tenfold.cli.TextWidth.cut;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width, broken between words. */
final class Paragraph {
  /** A space at which no line is broken. */
  private static final char TIED = '\u0001';

  private Paragraph() {}

  /** Returns {@code text} with its words tied: it moves to the next line as a whole. */
  static String tied(String text) {
    return text.replace(' ', TIED);
  }

  /** Returns lines no wider than {@code columns}; what is tied and wider is broken all the same. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && TextWidth.of(line.toString()) + 1 + TextWidth.of(word) > columns) {
        lines.add(untied(line));
        line.setLength(0);
      }
      if (TextWidth.of(word) > columns && word.indexOf(TIED) >= 0) {
        List<String> parts = wrap(word.replace(TIED, ' '), columns);
        lines.addAll(parts.subList(0, parts.size() - 1));
        word = parts.getLast();
      }
      line.append(line.isEmpty() ? "" : " ").append(cut(word, columns));
    }
    lines.add(untied(line));
    return lines;
  }

  /** Returns {@code text} in lines, {@code label} before the first, all others set in as far. */
  static List<String> labelled(String label, String text, int columns) {
    int indent = TextWidth.of(label);
    List<String> lines = new ArrayList<>();
    for (String line : wrap(text, Math.max(1, columns - indent))) {
      lines.add((lines.isEmpty() ? label : " ".repeat(indent)) + line);
    }
    return lines;
  }

  private static String untied(StringBuilder line) {
    return line.toString().replace(TIED, ' ').stripTrailing();
  }
}
