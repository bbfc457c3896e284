package dev.tenfold.accesslog.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The scalars of a JSON object, each with its path; arrays count as their first element. Numbers
 * may be any text without a comma or closing bracket, as in {@code "status": $status}.
 */
final class JsonLeaves {
  private final String text;
  private final List<Leaf> leaves = new ArrayList<>();
  private int position;
  private boolean whole;

  /**
   * A scalar.
   *
   * @param path its keys, with dots between
   * @param value as it is written, without quotes
   * @param start where the value begins, from 0
   */
  record Leaf(String path, String value, int start) {}

  private JsonLeaves(String text) {
    this.text = text;
  }

  /** Returns the scalars before the first place that is not JSON. */
  static JsonLeaves of(String text) {
    JsonLeaves leaves = new JsonLeaves(text);
    leaves.whole = leaves.value("");
    return leaves;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /** Returns whether the object was read to its end. */
  boolean isWhole() {
    return whole;
  }

  /** Returns where reading ended, from 0. */
  int position() {
    return position;
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
    leaves.add(new Leaf(path, value, start));
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
