package dev.tenfold.accesslog;

/**
 * Reads JSON lines in one pass without building anything: keys of no use are passed over with
 * whatever they hold. Text before the first brace is ignored; of an array the first element counts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonLineParser implements LineParser {
  private static final long QUOTES = Scan.ONES * '"';
  private static final long BACKSLASHES = Scan.ONES * '\\';
  private static final long NEWLINES = Scan.ONES * '\n';
  private static final long BRACES = Scan.ONES * '{';
  private static final long CLOSING_BRACES = Scan.ONES * '}';

  /** Turns brackets into braces. */
  private static final long BRACKET_BIT = Scan.ONES * 0x20;

  private final KeyTree root = new KeyTree();
  private final KeyedValues values;
  private boolean escaped;

  JsonLineParser(KeyedLayout layout) {
    values = new KeyedValues(layout);
    values.addTo(root, true);
  }

  @Override
  public long parse(byte[] m, long position, long limit, RequestLine out) {
    long open = Scan.find(m, position, BRACES);
    if (Scan.at(m, open) != '{') {
      return Steps.reject(m, position, out, Steps.NO_MATCH, "{");
    }
    values.clear();
    long end = object(m, open + 1, root);
    if (end < 0) {
      boolean cut = Scan.at(m, ~end) == '\n';
      return Steps.reject(
          m,
          position,
          out,
          Steps.failure(cut ? Rejection.TRUNCATED : Rejection.NO_MATCH),
          "byte " + (~end - position + 1));
    }
    return values.finish(m, position, Scan.newline(m, end) + 1, out);
  }

  /** Reads an object from behind its brace; returns what follows it, or {@code ~} the bad byte. */
  private long object(byte[] m, long p, KeyTree tree) {
    while (true) {
      p = space(m, p);
      byte c = Scan.at(m, p);
      if (c == '}') {
        return p + 1;
      }
      if (c == ',') {
        p++;
        continue;
      }
      if (c != '"') {
        return ~p;
      }
      long key = p + 1;
      long end = string(m, key);
      if (end < 0) {
        return end;
      }
      p = space(m, end + 1);
      if (Scan.at(m, p) != ':') {
        return ~p;
      }
      int index = tree.find(m, key, end);
      p = space(m, p + 1);
      p = index == KeyTree.NONE ? skip(m, p) : value(m, p, tree, index);
      if (p < 0) {
        return p;
      }
    }
  }

  private long value(byte[] m, long p, KeyTree tree, int index) {
    int slot = tree.slot(index);
    byte c = Scan.at(m, p);
    if (c == '{') {
      KeyTree child = tree.child(index);
      return child == null ? skip(m, p) : object(m, p + 1, child);
    }
    if (c == '[') {
      return array(m, p, tree, index);
    }
    if (c == '"') {
      escaped = false;
      long end = string(m, p + 1);
      if (end >= 0 && slot != KeyTree.NONE) {
        values.put(slot, p + 1, end, escaped);
      }
      return end < 0 ? end : end + 1;
    }
    long end = scalar(m, p);
    if (end == p) {
      return ~p;
    }
    if (slot != KeyTree.NONE) {
      boolean isNull = c == 'n';
      values.put(slot, p, isNull ? p : end, false);
    }
    return end;
  }

  private long array(byte[] m, long p, KeyTree tree, int index) {
    long first = space(m, p + 1);
    if (Scan.at(m, first) == ']' || Scan.at(m, first) == '[') {
      return skip(m, p);
    }
    long end = value(m, first, tree, index);
    return end < 0 ? end : nested(m, end, 1);
  }

  /** Returns the position of the quote that ends a string, or {@code ~} the end of the line. */
  private long string(byte[] m, long p) {
    while (true) {
      long word = Scan.word(m, p);
      long found =
          Scan.equal(word, QUOTES) | Scan.equal(word, BACKSLASHES) | Scan.equal(word, NEWLINES);
      if (found == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(found) >>> 3;
      byte c = Scan.at(m, p);
      if (c == '"') {
        return p;
      }
      if (c == '\n' || Scan.at(m, p + 1) == '\n') {
        return ~(c == '\n' ? p : p + 1);
      }
      escaped = true;
      p += 2;
    }
  }

  private long skip(byte[] m, long p) {
    byte c = Scan.at(m, p);
    if (c == '"') {
      long end = string(m, p + 1);
      return end < 0 ? end : end + 1;
    }
    if (c == '{' || c == '[') {
      return nested(m, p + 1, 1);
    }
    long end = scalar(m, p);
    return end == p ? ~p : end;
  }

  /** Passes over text until {@code depth} objects or arrays are closed. */
  private long nested(byte[] m, long p, int depth) {
    while (true) {
      long word = Scan.word(m, p);
      long brackets = word | BRACKET_BIT;
      long found =
          Scan.equal(word, QUOTES)
              | Scan.equal(word, NEWLINES)
              | Scan.equal(brackets, BRACES)
              | Scan.equal(brackets, CLOSING_BRACES);
      if (found == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(found) >>> 3;
      switch (Scan.at(m, p)) {
        case '"' -> {
          p = string(m, p + 1);
          if (p < 0) {
            return p;
          }
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth == 0) {
            return p + 1;
          }
        }
        default -> {
          if (Scan.at(m, p) == '\n') {
            return ~p;
          }
        }
      }
      p++;
    }
  }

  private static long scalar(byte[] m, long p) {
    while (true) {
      byte c = Scan.at(m, p);
      if (c == ',' || c == '}' || c == ']' || c <= ' ' && c >= 0) {
        return p;
      }
      p++;
    }
  }

  private static long space(byte[] m, long p) {
    while (Scan.at(m, p) == ' ' || Scan.at(m, p) == '\t' || Scan.at(m, p) == '\r') {
      p++;
    }
    return p;
  }
}
