package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import java.util.stream.Collectors;

/** Formats as one line of text, for tables of expected ones. */
final class Described {
  private Described() {}

  static String format(AccessLogFormat format) {
    return switch (format) {
      case Layout layout ->
          layout.elements().stream().map(Described::element).collect(Collectors.joining());
      case KeyedLayout keyed ->
          keyed.syntax()
              + keyed.fields().stream()
                  .filter(field -> field.role() != Role.IGNORED)
                  .map(Described::element)
                  .collect(Collectors.joining());
    };
  }

  private static String element(Element element) {
    return switch (element) {
      case Element.Literal literal -> literal.text();
      case Element.Blanks blanks -> "_";
      case Element.Until until -> "(until " + until.text() + ")";
      case Element.Field field -> field(field);
    };
  }

  private static String field(Element.Field field) {
    if (field.role() == Role.IGNORED) {
      return "<>";
    }
    String notation = field.notation() == Notation.PLAIN ? "" : ":" + field.notation();
    return "<" + field.role() + notation + ">";
  }
}
