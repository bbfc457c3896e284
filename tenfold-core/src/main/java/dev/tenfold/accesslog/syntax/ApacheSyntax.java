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
 * The strings of Apache's {@code LogFormat}.
 *
 * @see <a
 *     href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats">mod_log_config</a>
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_logio.html">mod_logio</a>
 */
final class ApacheSyntax implements Syntax {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%(?:(?<percent>%)|(?:!?[0-9][0-9,]*)?[<>]?(?:\\{(?<argument>[^}]*)\\})?[<>]?"
              + "(?<letter>\\^[A-Za-z]{2}|[A-Za-z]))");

  /** Several directives that write one stamp, as the manual has it for milliseconds. */
  private static final Pattern STAMP = Pattern.compile("%\\{[^}]+\\}t(?:[ .,T:]?%\\{[^}]+\\}t)*");

  private static final Pattern STAMP_PART = Pattern.compile("%\\{([^}]+)\\}t");

  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          %t TIME CLF_TIME 1
          %{sec}t TIME EPOCH_SECONDS 0
          %{msec}t TIME EPOCH_MILLIS 0
          %{usec}t TIME EPOCH_MICROS 0
          %r REQUEST
          %m METHOD
          %U PATH
          %q
          %s STATUS
          %B BYTES PLAIN 0
          %b BYTES PLAIN 0
          %O BYTES PLAIN 1
          %D DURATION MICROS 0
          %{us}T DURATION MICROS 0
          %{ms}T DURATION MILLIS 1
          %{s}T DURATION SECONDS 2
          %T DURATION SECONDS 2
          %a CLIENT PLAIN 0
          %{c}a CLIENT PLAIN 2
          %h CLIENT PLAIN 1
          %{x-forwarded-for}i CLIENT PLAIN 3
          %{user-agent}i USER_AGENT
          %{host}i HOST PLAIN 0
          %V HOST PLAIN 1
          %v HOST PLAIN 1
          %A
          %C
          %e
          %f
          %F
          %H
          %i
          %I
          %k
          %l
          %L
          %n
          %o
          %p
          %P
          %R
          %S
          %u
          %X
          %c
          %x
          %g
          %E
          %^FB
          %^FU
          %^ti
          %^to
          """);

  @Override
  public String server() {
    return "Apache";
  }

  @Override
  public Vocabulary vocabulary() {
    return WORDS;
  }

  @Override
  public Stamp stamp(String format) {
    return format.contains("%{end:") ? Stamp.END : Stamp.START;
  }

  @Override
  public boolean speaks(String format) {
    return DIRECTIVE.matcher(format).find();
  }

  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    List<Piece> pieces = new ArrayList<>();
    Matcher stamp = STAMP.matcher(format);
    Matcher matcher = DIRECTIVE.matcher(format);
    int position = 0;
    while (matcher.find(position)) {
      int start = matcher.start();
      pieces.add(new Piece.Text(format.substring(position, start), column + position));
      if (stamp.region(start, format.length()).lookingAt()) {
        pieces.add(stamp(stamp.group(), column + start, problems));
        position = stamp.end();
      } else {
        addDirective(matcher, column + start, pieces, problems);
        position = matcher.end();
      }
    }
    String rest = format.substring(position);
    if (rest.contains("%")) {
      problems.add(
          new Problem(
              "the % is followed by no directive",
              "column " + (column + position + rest.indexOf('%')), "write %% for a percent sign"));
    }
    pieces.add(new Piece.Text(rest, column + position));
    return pieces;
  }

  private static Piece stamp(String text, int column, List<Problem> problems) {
    Optional<Meaning> fixed = WORDS.meaning(text);
    if (fixed.isPresent()) {
      return new Piece.Variable(text, fixed.get(), column);
    }
    String pattern =
        STAMP_PART
            .matcher(text)
            .replaceAll(part -> Matcher.quoteReplacement(withoutMoment(part.group(1))));
    Optional<Notation> notation = TimePattern.notation(pattern);
    if (notation.isEmpty()) {
      problems.add(
          new Problem(
              "stamps written as " + pattern + " cannot be read",
              "column " + column,
              "use %t or %{%Y-%m-%dT%H:%M:%S%z}t"));
    }
    return new Piece.Variable(
        text, Meaning.of(Role.TIME, notation.orElse(Notation.CLF_TIME)), column);
  }

  private static String withoutMoment(String argument) {
    String bare = argument.replaceFirst("^(?:begin|end):", "");
    return switch (bare) {
      case "msec_frac", "usec_frac" -> "%" + bare;
      case "sec" -> "%s";
      default -> bare;
    };
  }

  private static void addDirective(
      Matcher matcher, int column, List<Piece> pieces, List<Problem> problems) {
    if (matcher.group("percent") != null) {
      pieces.add(new Piece.Text("%", column));
      return;
    }
    String letter = "%" + matcher.group("letter");
    String argument = matcher.group("argument");
    String name = argument == null ? letter : "%{" + argument + "}" + letter.substring(1);
    if (letter.equals("%t")) {
      pieces.add(new Piece.Text("[", column));
      pieces.add(new Piece.Variable(name, meaning(name, letter), column));
      pieces.add(new Piece.Text("]", column));
      return;
    }
    if (WORDS.meaning(letter).isEmpty()) {
      problems.add(
          new Problem(
              letter + " is no directive of Apache's LogFormat",
              "column " + column,
              "did you mean " + WORDS.nearest(letter) + "?"));
    }
    pieces.add(new Piece.Variable(name, meaning(name, letter), column));
  }

  /** Header names have no case; a directive with an argument it is not known with says nothing. */
  private static Meaning meaning(String name, String letter) {
    boolean header = letter.equals("%i");
    boolean unargued = letter.equals("%s") || letter.equals("%r") || letter.equals("%D");
    String known = header ? name.toLowerCase(Locale.ROOT) : unargued ? letter : name;
    return WORDS.meaning(known).orElse(Meaning.NONE);
  }
}
