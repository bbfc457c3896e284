package dev.tenfold.accesslog;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** How the lines of an access log are to be read. */
public sealed interface AccessLogFormat permits Layout, KeyedLayout {
  /** Returns the name a person knows it by: {@code nginx}, {@code Apache combined}. */
  String name();

  /** Returns which end of the request the stamp marks. */
  Stamp stamp();

  /** Returns what each field was taken for, in the order of the line, the ignored ones too. */
  List<Element.Field> fields();

  /** Returns the zone of stamps that do not carry one. */
  ZoneId zone();

  /** Prepares to read lines and returns a maker of parsers, each for one thread. */
  Supplier<LineParser> compile();

  /** Returns a new parser, for one thread. */
  default LineParser newParser() {
    return compile().get();
  }

  /** Returns whether some field has the role. */
  default boolean has(Role role) {
    return fields().stream().anyMatch(field -> field.role() == role);
  }
}
