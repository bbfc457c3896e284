package dev.tenfold.accesslog;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A format whose fields carry their names, in any order: JSON lines and LTSV.
 *
 * @param name the name a person knows it by
 * @param syntax how keys and values are written
 * @param fields the keys that are used; a JSON key inside an object is written {@code request.uri}.
 *     Of several keys with one role, the first that has a value counts
 * @param stamp which end of the request the stamp marks
 * @param zone zone of stamps that do not carry one
 * @param marker what records of requests have and others have not
 */
public record KeyedLayout(
    String name,
    Syntax syntax,
    List<Element.Field> fields,
    Stamp stamp,
    ZoneId zone,
    Optional<Marker> marker)
    implements AccessLogFormat {
  /** How keys and values are written. */
  public enum Syntax {
    /** One JSON object a line; text before its first brace is passed over. */
    JSON,
    /** {@code key:value} separated by tabs. See <a href="http://ltsv.org">ltsv.org</a>. */
    LTSV
  }

  /** A key and the value it has in every record of a request. */
  public record Marker(String key, String value) {}

  public KeyedLayout {
    fields = List.copyOf(fields);
  }

  public KeyedLayout(
      String name, Syntax syntax, List<Element.Field> fields, Stamp stamp, ZoneId zone) {
    this(name, syntax, fields, stamp, zone, Optional.empty());
  }

  @Override
  public Supplier<LineParser> compile() {
    return switch (syntax) {
      case JSON -> () -> new JsonLineParser(this);
      case LTSV -> () -> new LtsvLineParser(this);
    };
  }
}
