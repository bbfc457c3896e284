package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strings of gunicorn's {@code access_log_format}: Apache's directives as Python writes them,
 * and some of its own. The stamp is taken when the line is written.
 *
 * @see <a href="https://docs.gunicorn.org/en/stable/settings.html#access-log-format">gunicorn</a>
 */
final class GunicornSyntax implements Syntax {
  private static final Pattern ATOM =
      Pattern.compile("%\\((?:(?<letter>[A-Za-z])|\\{(?<header>[^}]*)\\}(?<kind>[ioe]))\\)s");

  /** Atoms that Apache spells in another way. */
  private static final Map<String, String> APACHE =
      Map.of(
          "f", "%{Referer}i",
          "a", "%{User-Agent}i",
          "M", "%{ms}T",
          "L", "%{s}T",
          "T", "%{s}T",
          "p", "%P");

  private final ApacheSyntax apache = new ApacheSyntax();

  @Override
  public String server() {
    return "gunicorn";
  }

  @Override
  public Vocabulary vocabulary() {
    return apache.vocabulary();
  }

  @Override
  public Stamp stamp(String format) {
    return Stamp.END;
  }

  @Override
  public boolean speaks(String format) {
    return ATOM.matcher(format).find();
  }

  /** Columns of problems are those of the same string in Apache's words. */
  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    return apache.pieces(
        ATOM.matcher(format).replaceAll(GunicornSyntax::inApache), column, problems);
  }

  private static String inApache(MatchResult atom) {
    String letter = atom.group("letter");
    String directive =
        letter == null
            ? "%{" + atom.group("header") + "}" + atom.group("kind")
            : APACHE.getOrDefault(letter, "%" + letter);
    return Matcher.quoteReplacement(directive);
  }
}
