package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of Tomcat's {@code AccessLogValve}: Apache's directives, but for {@code %D}, which
 * Tomcat 9 writes in milliseconds and Tomcat 10.1 in microseconds, and {@code %F}, the time until
 * the response was committed. The stamp marks the start.
 *
 * @see <a
 *     href="https://tomcat.apache.org/tomcat-8.5-doc/api/org/apache/catalina/valves/AbstractAccessLogValve.html">Tomcat
 *     8.5, %D in milliseconds</a>
 * @see <a
 *     href="https://tomcat.apache.org/tomcat-11.0-doc/api/org/apache/catalina/valves/AbstractAccessLogValve.html">Tomcat
 *     11, %D in microseconds</a>
 */
final class TomcatSyntax implements Syntax {
  private static final Pattern VALVE =
      Pattern.compile(
          "(?s)\\s*<Valve\\b.*?\\bpattern\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)').*");

  private static final Pattern MICROS_OR_MILLIS = Pattern.compile("%D");
  private static final String COMMON = "%h %l %u %t \"%r\" %s %b";
  private static final String COMBINED = COMMON + " \"%{Referer}i\" \"%{User-Agent}i\"";

  private final ApacheSyntax apache = new ApacheSyntax();

  /** Returns the pattern of a {@code <Valve>} element, when a text is one. */
  static Optional<String> pattern(String text) {
    Matcher valve = VALVE.matcher(text);
    if (!valve.matches()) {
      return Optional.empty();
    }
    String single = valve.group("single");
    String pattern = single == null ? valve.group("double") : single;
    return Optional.of(
        switch (pattern) {
          case "common" -> COMMON;
          case "combined" -> COMBINED;
          default ->
              pattern
                  .replace("&quot;", "\"")
                  .replace("&apos;", "'")
                  .replace("&lt;", "<")
                  .replace("&gt;", ">")
                  .replace("&amp;", "&");
        });
  }

  @Override
  public String server() {
    return "Tomcat";
  }

  @Override
  public Vocabulary vocabulary() {
    return apache.vocabulary();
  }

  @Override
  public Stamp stamp(String format) {
    return Stamp.START;
  }

  @Override
  public boolean speaks(String format) {
    return false;
  }

  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    Matcher ambiguous = MICROS_OR_MILLIS.matcher(format);
    if (ambiguous.find()) {
      problems.add(
          new Problem(
              "%D is milliseconds up to Tomcat 9 and microseconds later",
              "column " + (column + ambiguous.start()), "write %{ms}T or %{us}T in its place"));
    }
    return apache.pieces(format, column, problems);
  }
}
