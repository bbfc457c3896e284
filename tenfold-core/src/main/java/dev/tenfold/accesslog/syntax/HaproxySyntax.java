package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strings of HAProxy's {@code log-format}.
 *
 * @see <a href="https://docs.haproxy.org/3.2/configuration.html#8.2.6">8.2.6 Custom log format</a>
 * @see <a href="https://docs.haproxy.org/3.2/configuration.html#8.4">8.4 Timing events</a>
 */
final class HaproxySyntax implements Syntax {
  /** What {@code option httplog} stands for (section 8.2.3). */
  static final String HTTPLOG =
      "%ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %CC %CS %tsc %ac/%fc/%bc/%sc/%rc "
          + "%sq/%bq %hr %hs %{+Q}r";

  private static final Pattern VARIABLE =
      Pattern.compile(
          "%(?:(?<percent>%)|(?:\\{(?<flags>[^}]*)\\})?(?:(?<name>[A-Za-z]+)|\\[(?<fetch>[^\\]]*)\\]))");

  private static final Set<String> CAPTURES = Set.of("%hr", "%hs");

  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          %tr TIME HAPROXY_TIME 0
          %t TIME HAPROXY_TIME 1
          %trg TIME CLF_TIME 0
          %trl TIME CLF_TIME 0
          %T TIME CLF_TIME 1
          %Tl TIME CLF_TIME 1
          %Ts TIME EPOCH_SECONDS 2
          %r REQUEST
          %HM METHOD
          %HU TARGET
          %HPO PATH PLAIN 1
          %HP PATH
          %ST STATUS
          %B BYTES
          %Ta DURATION MILLIS 0
          %Tt DURATION MILLIS 1
          %Tu DURATION MILLIS 2
          %Tr UPSTREAM MILLIS
          %ci CLIENT
          %b HOST PLAIN 0
          %ft HOST PLAIN 1
          %f HOST PLAIN 1
          %s
          %si
          %sp
          %cp
          %bi
          %bp
          %fi
          %fp
          %H
          %HQ
          %HV
          %ID
          %Tc
          %Td
          %Th
          %Ti
          %Tq
          %TR
          %Tw
          %U
          %CC
          %CS
          %ac
          %bc
          %bq
          %fc
          %hr
          %hs
          %hrl
          %hsl
          %lc
          %ms
          %o
          %pid
          %rc
          %rt
          %sc
          %sq
          %sslc
          %sslv
          %ts
          %tsc
          """);

  @Override
  public String server() {
    return "HAProxy";
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
    return Pattern.compile("%(?:ci|ST|ft|tsc|HM|HU|tr)\\b").matcher(format).find();
  }

  @Override
  public List<Piece> pieces(String format, int column, List<Problem> problems) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(format);
    int position = 0;
    while (matcher.find()) {
      pieces.add(new Piece.Text(format.substring(position, matcher.start()), column + position));
      add(matcher, column + matcher.start(), pieces, problems);
      position = matcher.end();
    }
    pieces.add(new Piece.Text(format.substring(position), column + position));
    return pieces;
  }

  private static void add(Matcher matcher, int column, List<Piece> pieces, List<Problem> problems) {
    if (matcher.group("percent") != null) {
      pieces.add(new Piece.Text("%", column));
      return;
    }
    String flags = matcher.group("flags") == null ? "" : matcher.group("flags");
    if (flags.contains("+Q")) {
      pieces.add(new Piece.Text("\"", column));
    }
    String name = "%" + matcher.group("name");
    if (matcher.group("name") == null) {
      pieces.add(new Piece.Variable("%[" + matcher.group("fetch") + "]", Meaning.NONE, column));
    } else if (CAPTURES.contains(name)) {
      pieces.add(new Piece.Gap(name, column));
    } else if (!name.equals("%o")) {
      if (WORDS.meaning(name).isEmpty()) {
        problems.add(
            new Problem(
                name + " is no variable of HAProxy's log-format",
                "column " + column,
                "did you mean " + WORDS.nearest(name) + "?"));
      }
      pieces.add(new Piece.Variable(name, WORDS.meaning(name).orElse(Meaning.NONE), column));
    }
    if (flags.contains("+Q")) {
      pieces.add(new Piece.Text("\"", column));
    }
  }
}
