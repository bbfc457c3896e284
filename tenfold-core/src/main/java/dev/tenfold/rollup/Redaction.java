package dev.tenfold.rollup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Takes out of a line what may say who somebody is, before the line is shown as a sample: addresses
 * and query strings; and what a terminal might obey.
 */
final class Redaction {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[0-9a-fA-F:]*:)?\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"
              + "|\\b[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){4,7}"
              + "|[0-9a-fA-F:]{0,40}::[0-9a-fA-F:]*");
  private static final Pattern QUERY = Pattern.compile("\\?(?:[^ \"\\\\]|\\\\.)+");

  /** The column behind the path in lines of W3C logs, and every other that assigns something. */
  private static final Pattern W3C_LINE =
      Pattern.compile("^(?:\\d{4}-\\d\\d-\\d\\d[ \\t]+)?\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?[ \\t].*");

  private static final Pattern W3C_QUERY =
      Pattern.compile(
          "(?<=[ \\t])(?<path>/[^ \\t]*[ \\t]+)(?!-?\\d*(?:[ \\t]|$))[^ \\t]+"
              + "|(?<=[ \\t])[^ \\t\"=]+=[^ \\t\"]*");

  /** Assignments joined by {@code &}: a query string that stands alone. */
  private static final Pattern ASSIGNMENTS =
      Pattern.compile("(?<=[ \\t\"])[^ \\t\"=&?]+=[^ \\t\"&]*(?:&[^ \\t\"&]+)+");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Redaction() {}

  /** Returns the start of the text in {@code [from, to)}, redacted. */
  static String of(byte[] m, long from, long to) {
    long length = Math.min(to - from, 4L * Tally.SAMPLE_CHARACTERS);
    byte[] bytes = Arrays.copyOfRange(m, (int) from, (int) (from + Math.max(length, 0)));
    String text = new String(bytes, StandardCharsets.UTF_8);
    text = ADDRESS.matcher(text).replaceAll("⟨address⟩");
    text = QUERY.matcher(text).replaceAll("?⟨query⟩");
    text = ASSIGNMENTS.matcher(text).replaceAll("⟨query⟩");
    if (W3C_LINE.matcher(text).lookingAt()) {
      text =
          W3C_QUERY
              .matcher(text)
              .replaceAll(
                  found -> (found.group("path") == null ? "" : found.group("path")) + "⟨query⟩");
    }
    text = CONTROL.matcher(text).replaceAll("·").stripTrailing();
    return text.length() > Tally.SAMPLE_CHARACTERS
        ? text.substring(0, Tally.SAMPLE_CHARACTERS) + "…"
        : text;
  }
}
