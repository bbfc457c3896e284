package dev.tenfold.report;

import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The evidence behind the numbers of one page, kept once at its end: a number on the page carries
 * only its place here. Texts that occur again, such as methods and windows, are stored once.
 */
final class Ledger {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final StringBuilder entries = new StringBuilder(1 << 14);
  private int size;

  /** Keeps the evidence of a number and returns its place. */
  int add(Measured number, String figure) {
    Interval interval = number.interval();
    Figure scale = Figure.of(number.value(), number.unit());
    String range =
        interval == null
            ? "none: a count, without sampling error"
            : (scale.alike(interval) + " " + scale.unit()).strip()
                + " at "
                + Digits.significant(interval.level() * 100, 2)
                + " %, "
                + interval.method();
    double error = number.provenance().relativeError();
    String exactness = error == 0 ? "" : "± " + Digits.three(error * 100) + " % from its summary";
    return entry(
        number.subject().indicator(),
        number.subject().scope(),
        Times.window(number.subject().window()),
        figure,
        range,
        "n = " + Digits.whole(number.n()),
        number.provenance().how(),
        exactness);
  }

  /** Keeps the reason for a missing number and returns its place. */
  int add(Missing missing) {
    return entry(
        missing.subject().indicator(),
        missing.subject().scope(),
        Times.window(missing.subject().window()),
        "unknown: " + missing.why(),
        "to know it: " + missing.fix());
  }

  private int entry(String... parts) {
    entries.append(size == 0 ? "[" : ",\n[");
    for (int i = 0; i < parts.length; i++) {
      entries.append(i == 0 ? "" : ",").append(place(parts[i]));
    }
    entries.append(']');
    return size++;
  }

  private int place(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  /** Returns all evidence as JSON that may stand in a script element. */
  String json() {
    StringBuilder out = new StringBuilder(entries.length() + 64 * texts.size());
    out.append("{\"t\":[");
    String separator = "";
    for (String text : texts.keySet()) {
      quote(out.append(separator), text);
      separator = ",\n";
    }
    return out.append("],\n\"e\":[").append(entries).append("]}").toString();
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c >= 0x7f) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
