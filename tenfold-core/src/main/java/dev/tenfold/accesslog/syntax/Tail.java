package dev.tenfold.accesslog.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line has behind the fields of common or combined: columns with a space before each.
 *
 * @param shape what the columns look like, to find lines that are alike
 * @param columns the columns
 */
record Tail(String shape, List<Column> columns) {
  /**
   * A column.
   *
   * @param before the text before its value: the space, a key and an opening quote or bracket
   * @param value its value
   * @param after the closing quote or bracket
   */
  record Column(String before, String value, String after) {}

  private static final String NUMBER = "(?:-|\\d+(?:\\.\\d+)?)";
  private static final Pattern COLUMN =
      Pattern.compile(
          " (?<key>[A-Za-z_][\\w.]*[=:])?"
              + "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|\\[(?<bracketed>[^\\]]*)\\]"
              + "|(?<bare>"
              + NUMBER
              + "(?:(?:, | : )"
              + NUMBER
              + ")+|[^\" \\[][^ ]*|))");

  /** Returns the columns of a tail, which starts with a space or is empty. */
  static Tail of(String text) {
    List<Column> columns = new ArrayList<>();
    StringBuilder shape = new StringBuilder();
    Matcher matcher = COLUMN.matcher(text);
    int position = 0;
    while (matcher.find() && matcher.start() == position) {
      position = matcher.end();
      String key = matcher.group("key") == null ? "" : matcher.group("key");
      String open = " " + key;
      if (matcher.group("quoted") != null) {
        columns.add(new Column(open + '"', matcher.group("quoted"), "\""));
      } else if (matcher.group("bracketed") != null) {
        columns.add(new Column(open + "[", matcher.group("bracketed"), "]"));
      } else {
        columns.add(new Column(open, matcher.group("bare"), ""));
      }
      Column last = columns.getLast();
      shape.append(last.before()).append('_').append(last.after());
    }
    if (position < text.length()) {
      shape.append("…");
    }
    return new Tail(shape.toString(), columns);
  }

  /** Returns whether every part of the text is in a column. */
  boolean isWhole() {
    return !shape.endsWith("…");
  }
}
