package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format strings of Envoy's access log.
 *
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage">Access
 *     logging</a>
 */
final class EnvoySyntax implements Syntax {
  private static final Pattern OPERATOR =
      Pattern.compile(
          "%(?:(?<percent>%)|(?<name>[A-Z][A-Z0-9_]*)(?:\\((?<argument>[^)]*)\\))?(?::[0-9]+)?%)");

  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          %START_TIME% TIME ISO_TIME
          %START_TIME_LOCAL% TIME ISO_TIME
          %REQ(:METHOD)% METHOD
          %REQUEST_HEADER(:METHOD)% METHOD
          %REQ(:PATH)% TARGET PLAIN 1
          %REQUEST_HEADER(:PATH)% TARGET PLAIN 1
          %REQ(X-ENVOY-ORIGINAL-PATH)% TARGET PLAIN 0
          %PATH% TARGET PLAIN 1
          %RESPONSE_CODE% STATUS
          %BYTES_SENT% BYTES
          %DURATION% DURATION MILLIS
          %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% UPSTREAM MILLIS 0
          %RESPONSE_HEADER(X-ENVOY-UPSTREAM-SERVICE-TIME)% UPSTREAM MILLIS 0
          %RESPONSE_DURATION% UPSTREAM MILLIS 1
          %DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT% CLIENT PLAIN 0
          %DOWNSTREAM_REMOTE_ADDRESS% CLIENT WITH_PORT 1
          %DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT% CLIENT PLAIN 2
          %DOWNSTREAM_DIRECT_REMOTE_ADDRESS% CLIENT WITH_PORT 3
          %REQ(X-FORWARDED-FOR)% CLIENT PLAIN 4
          %REQ(USER-AGENT)% USER_AGENT
          %REQUEST_HEADER(USER-AGENT)% USER_AGENT
          %REQ(:AUTHORITY)% HOST PLAIN 0
          %REQUEST_HEADER(:AUTHORITY)% HOST PLAIN 0
          %UPSTREAM_CLUSTER% HOST PLAIN 1
          %UPSTREAM_CLUSTER_RAW% HOST PLAIN 2
          """);

  @Override
  public String server() {
    return "Envoy";
  }

  @Override
  public Vocabulary vocabulary() {
    return WORDS;
  }

  @Override
  public Stamp stamp(String format) {
    return Stamp.START;
  }

  @Override
  public boolean speaks(String format) {
    return Pattern.compile("%(?:[A-Z][A-Z_]{3,}%|REQ\\(|RESP\\(|START_TIME)")
        .matcher(format)
        .find();
  }

  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = OPERATOR.matcher(format);
    int position = 0;
    while (matcher.find()) {
      addText(format.substring(position, matcher.start()), column + position, pieces, problems);
      if (matcher.group("percent") != null) {
        pieces.add(new Piece.Text("%", column + matcher.start()));
      } else {
        pieces.add(
            operator(matcher.group("name"), argument(matcher), column + matcher.start(), problems));
      }
      position = matcher.end();
    }
    addText(format.substring(position), column + position, pieces, problems);
    return pieces;
  }

  private static void addText(String text, int column, List<Piece> pieces, List<Problem> problems) {
    int percent = text.indexOf('%');
    if (percent >= 0) {
      problems.add(
          new Problem(
              "the % starts no command operator",
              "column " + (column + percent),
              "operators look like %DURATION% or %REQ(USER-AGENT)%; write %% for a percent sign"));
    }
    pieces.add(new Piece.Text(text, column));
  }

  private static String argument(Matcher matcher) {
    String argument = matcher.group("argument");
    return argument == null ? "" : argument;
  }

  private static Piece operator(String name, String argument, int column, List<Problem> problems) {
    if (name.startsWith("START_TIME") && !argument.isEmpty()) {
      Optional<Notation> notation = TimePattern.notation(argument);
      if (notation.isEmpty()) {
        problems.add(
            new Problem(
                "stamps written as " + argument + " cannot be read",
                "column " + column,
                "use %START_TIME%"));
      }
      return new Piece.Variable(
          "%" + name + "(" + argument + ")%",
          Meaning.of(Role.TIME, notation.orElse(Notation.ISO_TIME)),
          column);
    }
    String upper = argument.toUpperCase(Locale.ROOT);
    String full = "%" + name + (upper.isEmpty() ? "" : "(" + upper + ")") + "%";
    return new Piece.Variable(full, meaning(name, upper), column);
  }

  /** {@code REQ(A?B)} is header B where A is missing. */
  private static Meaning meaning(String name, String argument) {
    if (argument.isEmpty()) {
      return WORDS.meaning("%" + name + "%").orElse(Meaning.NONE);
    }
    for (String header : argument.split("\\?", -1)) {
      Optional<Meaning> meaning = WORDS.meaning("%" + name + "(" + header + ")%");
      if (meaning.isPresent()) {
        return meaning.get();
      }
    }
    return Meaning.NONE;
  }
}
