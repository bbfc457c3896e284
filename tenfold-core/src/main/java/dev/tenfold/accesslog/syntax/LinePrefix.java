package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a shipper puts before every line.
 *
 * @param shipper who does it
 * @param pattern how it begins
 * @param last the text that ends it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164#section-4.1">RFC 3164, syslog</a>
 */
record LinePrefix(String shipper, Pattern pattern, String last) {
  private static final double MOST = 0.8;

  private static final List<LinePrefix> KNOWN =
      List.of(
          new LinePrefix("docker compose", Pattern.compile("[\\w.-]+ +\\| "), "| "),
          new LinePrefix(
              "the container runtime",
              Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ (?:stdout|stderr) F "),
              " F "),
          new LinePrefix(
              "syslog",
              Pattern.compile(
                  "(?:<\\d+>)?(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\S+)"
                      + " \\S+ [^:\\s]+: "),
              ": "));

  /** Returns the prefix that most lines have. */
  static Optional<LinePrefix> of(List<String> lines) {
    return KNOWN.stream()
        .filter(prefix ->
            lines.stream().filter(prefix::begins).count() >= Math.max(1, MOST * lines.size()))
        .findFirst();
  }

  private boolean begins(String line) {
    return line.contains(last) && pattern.matcher(line).lookingAt();
  }

  /** Returns a line without its prefix. */
  String without(String line) {
    return begins(line) ? line.substring(line.indexOf(last) + last.length()) : line;
  }

  /** Returns a format that passes over the prefix; JSON needs none of that. */
  AccessLogFormat before(AccessLogFormat format) {
    return switch (format) {
      case KeyedLayout keyed -> keyed;
      case Layout layout -> {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Until(last));
        elements.addAll(layout.elements());
        yield new Layout(layout.name(), elements, layout.stamp(), layout.zone(), layout.openEnd());
      }
    };
  }
}
