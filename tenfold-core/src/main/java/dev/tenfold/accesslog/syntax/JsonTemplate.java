package dev.tenfold.accesslog.syntax;

import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A format string that is a JSON object of variables. Numbers may stand without quotes: {@code
 * "status": $status}.
 */
final class JsonTemplate {
  private final String text;
  private final Syntax syntax;
  private final List<Problem> problems;
  private final List<Piece.Variable> keys = new ArrayList<>();
  private int position;

  private JsonTemplate(String text, Syntax syntax, List<Problem> problems) {
    this.text = text;
    this.syntax = syntax;
    this.problems = problems;
  }

  /** Returns the keys of an object, each with what the server's variable in it says. */
  static List<Piece.Variable> keys(String text, Syntax syntax, List<Problem> problems) {
    JsonTemplate template = new JsonTemplate(text, syntax, problems);
    template.skipSpace();
    if (!template.value("")) {
      problems.add(
          new Problem(
              "the JSON object of variables is malformed",
              "column " + (template.position + 1),
              "paste the string as the server writes it, from its first { to its last }"));
    }
    return template.keys;
  }

  private boolean value(String path) {
    skipSpace();
    return switch (peek()) {
      case '{' -> object(path);
      case '[' -> array(path);
      case '"' -> string(path);
      default -> bare(path);
    };
  }

  private boolean object(String path) {
    position++;
    while (true) {
      skipSpace();
      if (peek() == '}') {
        position++;
        return true;
      }
      if (peek() != '"') {
        return false;
      }
      String key = quoted();
      skipSpace();
      if (peek() != ':') {
        return false;
      }
      position++;
      if (!value(path.isEmpty() ? key : path + "." + key)) {
        return false;
      }
      skipSpace();
      if (peek() == ',') {
        position++;
      } else if (peek() != '}') {
        return false;
      }
    }
  }

  private boolean array(String path) {
    position++;
    while (true) {
      skipSpace();
      if (peek() == ']') {
        position++;
        return true;
      }
      if (!value(path)) {
        return false;
      }
      skipSpace();
      if (peek() == ',') {
        position++;
      } else if (peek() != ']') {
        return false;
      }
    }
  }

  private boolean string(String path) {
    int start = position + 1;
    String value = quoted();
    add(path, value, start);
    return text.charAt(position - 1) == '"';
  }

  private boolean bare(String path) {
    int start = position;
    boolean inBraces = false;
    while (position < text.length() && (inBraces || ",}]".indexOf(text.charAt(position)) < 0)) {
      inBraces = text.charAt(position) == '{' || (inBraces && text.charAt(position) != '}');
      position++;
      if (inBraces && position < text.length() && text.charAt(position) == '}') {
        inBraces = false;
        position++;
      }
    }
    add(path, text.substring(start, position).strip(), start);
    return position > start;
  }

  private void add(String path, String value, int start) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Text("\"", start));
    pieces.addAll(syntax.pieces(value, start + 1, problems));
    pieces.add(new Piece.Text("\"", start));
    List<Piece> said =
        Joining.join(pieces).stream()
            .filter(piece -> !(piece instanceof Piece.Text around && isFraming(around.text())))
            .toList();
    Meaning meaning =
        said.size() == 1 && said.getFirst() instanceof Piece.Variable only
            ? only.meaning()
            : Meaning.NONE;
    keys.add(new Piece.Variable(path, meaning, start + 1));
  }

  private static boolean isFraming(String text) {
    return text.chars().allMatch(c -> c == '"' || c == '[' || c == ']' || c == ' ');
  }

  /** Returns the text between the quotes and steps behind the closing one. */
  private String quoted() {
    int start = ++position;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    int end = Math.min(position, text.length());
    position = Math.min(position + 1, text.length());
    return text.substring(start, end);
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }
}
