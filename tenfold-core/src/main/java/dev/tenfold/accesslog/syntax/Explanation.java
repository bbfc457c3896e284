package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each field was taken for, in words, with its value in a line. */
final class Explanation {
  private static final int LONGEST_VALUE = 40;

  private Explanation() {}

  /** Returns a sentence for each field that is used. */
  static List<String> of(AccessLogFormat format, String line) {
    Map<Element.Field, String> values =
        switch (format) {
          case Layout layout -> positional(layout, line);
          case KeyedLayout keyed -> keyed(keyed, line);
        };
    List<String> sentences = new ArrayList<>();
    int number = 0;
    for (Element.Field field : format.fields()) {
      number++;
      if (field.role() != Role.IGNORED) {
        String value = values.get(field);
        sentences.add(
            "field "
                + number
                + " "
                + field.name()
                + (value == null ? "" : " \"" + shortened(value) + '"')
                + ": "
                + words(field));
      }
    }
    return sentences;
  }

  /** Returns what a line says in the role, its quotes included. */
  static Optional<String> valueOf(Layout layout, Role role, String line) {
    return positional(layout, line).entrySet().stream()
        .filter(entry -> entry.getKey().role() == role)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  private static Map<Element.Field, String> positional(Layout layout, String line) {
    Map<Element.Field, String> values = new LinkedHashMap<>();
    int position = 0;
    List<Element> elements = layout.elements();
    for (int i = 0; i < elements.size() && position >= 0; i++) {
      switch (elements.get(i)) {
        case Element.Literal literal -> position += literal.text().length();
        case Element.Until until -> {
          int found = line.indexOf(until.text(), position);
          position = found < 0 ? -1 : found + until.text().length();
        }
        case Element.Blanks _ -> position = afterBlanks(line, position);
        case Element.Field field -> {
          int end = end(line, position, i + 1 < elements.size() ? elements.get(i + 1) : null);
          if (end >= position) {
            values.put(field, line.substring(position, end));
          }
          position = end;
        }
      }
    }
    return values;
  }

  private static int afterBlanks(String line, int position) {
    int p = position;
    while (p < line.length() && (line.charAt(p) == ' ' || line.charAt(p) == '\t')) {
      p++;
    }
    return p;
  }

  private static int end(String line, int position, @Nullable Element next) {
    if (next instanceof Element.Literal literal) {
      return line.indexOf(literal.text(), position);
    }
    if (next == null) {
      return line.length();
    }
    if (position < line.length() && line.charAt(position) == '"') {
      int close = line.indexOf('"', position + 1);
      return close < 0 ? line.length() : close + 1;
    }
    int p = position;
    while (p < line.length() && line.charAt(p) != ' ' && line.charAt(p) != '\t') {
      p++;
    }
    return p;
  }

  private static Map<Element.Field, String> keyed(KeyedLayout layout, String line) {
    Map<String, String> said = new LinkedHashMap<>();
    if (layout.syntax() == KeyedLayout.Syntax.JSON) {
      JsonLeaves.of(line.substring(Math.max(0, line.indexOf('{'))))
          .leaves()
          .forEach(leaf -> said.putIfAbsent(leaf.path(), leaf.value()));
    } else {
      for (String cell : line.split("\t", -1)) {
        int colon = cell.indexOf(':');
        if (colon > 0) {
          said.put(cell.substring(0, colon), cell.substring(colon + 1));
        }
      }
    }
    Map<Element.Field, String> values = new LinkedHashMap<>();
    for (Element.Field field : layout.fields()) {
      String value = said.get(field.name());
      if (value != null) {
        values.put(field, value);
      }
    }
    return values;
  }

  private static String words(Element.Field field) {
    return switch (field.role()) {
      case DURATION -> "duration in " + unit(field.notation());
      case DURATION_PART -> "part of the duration, in " + unit(field.notation());
      case UPSTREAM -> "time of the upstream in " + unit(field.notation());
      case TIME -> "time of the request";
      case END_TIME -> "end of the request";
      case TARGET -> "path and query";
      case BYTES -> "size in bytes";
      case CLIENT -> "client's address";
      case CLOCK -> "time of day";
      default -> field.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String unit(Notation notation) {
    return new DurationGuess(notation, "", true).unit();
  }
}
