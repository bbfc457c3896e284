package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns a format in the server's own words, pasted verbatim, into one that reads lines: nginx'
 * {@code log_format}, Apache's {@code LogFormat}, HAProxy's {@code log-format}, Envoy's format
 * strings, W3C's {@code #Fields}, a mapping of JSON or LTSV keys, or the name of a format.
 */
public final class FormatReader {
  private FormatReader() {}

  /** Returns the format, with stamps that carry no zone taken as UTC. */
  public static AccessLogFormat read(String pasted) {
    return read(pasted, ZoneOffset.UTC);
  }

  /**
   * Returns the format.
   *
   * @param pasted a name, a directive, or only the string in it
   * @param zone the zone of stamps that carry none
   * @throws TenfoldException with every problem and its column, when it cannot be read
   */
  public static AccessLogFormat read(String pasted, ZoneId zone) {
    String name = pasted.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw usage("the format is empty", "the format", "paste it or name one of " + names());
    }
    return NamedFormats.named(name)
        .map(named -> renamed(readText(named.text(), zone), named.display(), named.stamp()))
        .or(() -> FixedFormats.named(name, zone).map(AccessLogFormat.class::cast))
        .orElseGet(() -> readText(pasted, zone));
  }

  /** Returns the names of the formats that need no pasting. */
  public static List<String> names() {
    return NamedFormats.names();
  }

  private static AccessLogFormat readText(String pasted, ZoneId zone) {
    if (FieldMapping.speaks(pasted)) {
      return FieldMapping.read(pasted, zone);
    }
    if (W3cSyntax.speaks(pasted)) {
      return W3cSyntax.read(pasted, zone);
    }
    Directive directive = Directive.of(pasted);
    if (directive.server().isEmpty()) {
      throw unknown(pasted);
    }
    return read(directive, directive.server().get(), zone);
  }

  private static AccessLogFormat read(Directive directive, Syntax syntax, ZoneId zone) {
    List<Problem> problems = new ArrayList<>();
    String format = directive.format();
    Stamp stamp = syntax.stamp(format);
    if (format.stripLeading().startsWith("{") && format.contains(":")) {
      List<Element.Field> fields = KeyedFields.of(JsonTemplate.keys(format, syntax, problems));
      problems.addAll(
          Requirements.missing(
              fields.stream().map(Element.Field::role).toList(), syntax.vocabulary()));
      stop(problems);
      return new KeyedLayout(
          directive.display() + " JSON", KeyedLayout.Syntax.JSON, fields, stamp, zone);
    }
    List<Piece> pieces = syntax.pieces(format, 1, problems);
    Assembly assembly = new Assembly();
    Layout layout = assembly.layout(directive.display(), pieces, stamp, zone, syntax.vocabulary());
    problems.addAll(assembly.problems());
    stop(problems);
    return layout;
  }

  private static AccessLogFormat renamed(AccessLogFormat format, String name, Stamp stamp) {
    return switch (format) {
      case Layout layout ->
          new Layout(name, layout.elements(), stamp, layout.zone(), layout.openEnd());
      case KeyedLayout keyed ->
          new KeyedLayout(
              name, keyed.syntax(), keyed.fields(), stamp, keyed.zone(), keyed.marker());
    };
  }

  private static void stop(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.USAGE, problems);
    }
  }

  private static TenfoldException unknown(String pasted) {
    String word = pasted.strip();
    boolean isName = word.matches("[\\w.+-]+");
    return usage(
        word + (isName ? " is no known format" : " holds no variable of a known server"),
        "the format",
        (isName ? "did you mean " + Vocabulary.nearest(word, names()) + "? " : "")
            + "name one of "
            + String.join(", ", names())
            + ", or paste the server's own format string");
  }

  private static TenfoldException usage(String what, String where, String fix) {
    return new TenfoldException(
        TenfoldException.Kind.USAGE, List.of(new Problem(what, where, fix)));
  }
}
