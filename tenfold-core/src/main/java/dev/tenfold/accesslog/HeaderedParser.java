package dev.tenfold.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Reads W3C logs, whose servers write {@code #Fields} again after each start, perhaps with other
 * fields: lines below such a directive are rejected until the known fields come back. A chunk that
 * starts below one is not told so; there the number of columns has to give them away.
 *
 * <p>Where lines tell only the time of day, the date is that of the {@code #Date} above them. A
 * chunk that starts below one does not know it, so there lines are rejected until the next.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">Extended Log File Format, Directives</a>
 */
final class HeaderedParser implements LineParser {
  private static final byte[] FIELDS = "#fields:".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] DATE = "#date:".getBytes(StandardCharsets.ISO_8859_1);

  private final LineParser lines;
  private final StampDecoder stamps;
  private final boolean clockOnly;
  private final byte[] fields;
  private long expected = -1;
  private boolean changed;

  HeaderedParser(LineParser lines, StampDecoder stamps, Layout layout) {
    this.lines = lines;
    this.stamps = stamps;
    this.clockOnly = layout.has(Role.CLOCK) && !layout.has(Role.DATE);
    this.fields =
        layout.fields().stream()
            .map(Element.Field::name)
            .collect(Collectors.joining(" "))
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns whether the lines of a layout may stand below a {@code #Fields} directive. */
  static boolean suits(Layout layout) {
    return layout.elements().size() > 1
        && layout.elements().stream()
            .allMatch(element ->
                switch (element) {
                  case Element.Field _, Element.Blanks _ -> true;
                  case Element.Literal literal -> literal.text().equals("\t");
                  case Element.Until _ -> false;
                });
  }

  @Override
  public long parse(byte[] m, long position, long limit, RequestLine out) {
    if (position != expected) {
      changed = false;
      stamps.forgetDate();
    }
    long next;
    if (Scan.at(m, position) == '#') {
      if (isDirective(m, position, FIELDS)) {
        changed = !isKnown(m, position + FIELDS.length);
      } else if (clockOnly && isDirective(m, position, DATE)) {
        takeDate(m, position + DATE.length);
      }
      next = Steps.reject(m, position, out, Steps.failure(Rejection.DIRECTIVE), "#");
    } else if (changed) {
      next = Steps.reject(m, position, out, Steps.failure(Rejection.OTHER_FIELDS), "#Fields");
    } else if (clockOnly && !stamps.knowsDate()) {
      next = Steps.reject(m, position, out, Steps.failure(Rejection.NO_DATE), "#Date");
    } else {
      next = lines.parse(m, position, limit, out);
    }
    expected = next < 0 ? ~next : next;
    return next;
  }

  private static boolean isDirective(byte[] m, long p, byte[] directive) {
    for (int i = 1; i < directive.length; i++) {
      if ((Scan.at(m, p + i) | 0x20) != (directive[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private void takeDate(byte[] m, long p) {
    long from = p;
    while (Scan.at(m, from) == ' ' || Scan.at(m, from) == '\t') {
      from++;
    }
    stamps.forgetDate();
    stamps.dateBefore(m, from, Scan.newline(m, from));
  }

  private boolean isKnown(byte[] m, long p) {
    String line =
        new String(
            Arrays.copyOfRange(m, (int) p, (int) Scan.newline(m, p)), StandardCharsets.ISO_8859_1);
    String named = String.join(" ", line.strip().split("[ \\t]+", -1));
    return Arrays.equals(named.getBytes(StandardCharsets.ISO_8859_1), fields);
  }
}
