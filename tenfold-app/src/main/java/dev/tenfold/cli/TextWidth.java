package dev.tenfold.cli;

/** How much room text takes on a terminal, and text that cannot command one. */
final class TextWidth {
  private TextWidth() {}

  /**
   * Returns how many columns {@code text} takes.
   *
   * @see <a href="https://www.unicode.org/reports/tr11/">UAX #11, East Asian Width</a>
   */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Returns {@code text} with control and direction characters replaced, on one line. */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          boolean unsafe =
              Character.isISOControl(c)
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR;
          out.appendCodePoint(unsafe ? (c == '\n' ? ' ' : '\ufffd') : c);
        });
    return out.toString();
  }

  /** Returns {@code text} cut to {@code columns}, with an ellipsis where it was cut. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (int c : text.codePoints().toArray()) {
      width += of(c);
      if (width > columns - 1) {
        break;
      }
      out.appendCodePoint(c);
    }
    return out.toString().stripTrailing() + "…";
  }

  /** Returns {@code text} cut or filled with spaces to {@code columns}. */
  static String fit(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(0, columns - of(cut)));
  }

  /** Returns {@code text} with spaces before it, to {@code columns} or more. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6
            || c >= 0x1f300 && c <= 0x1f64f
            || c >= 0x1f900 && c <= 0x1f9ff
            || c >= 0x20000 && c <= 0x3fffd);
  }
}
