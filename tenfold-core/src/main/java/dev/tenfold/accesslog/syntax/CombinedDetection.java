package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds common and combined, with a virtual host before them and columns behind them, and says
 * which column is a duration.
 */
final class CombinedDetection {
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern LINE =
      Pattern.compile(
          "(?<vhost>\\S+ )?(?<client>\\S+) \\S+ [^\\[]*? \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}(?::\\d\\d){3}"
              + " [+-]\\d{4}\\] "
              + QUOTED
              + " (?:\\d{3}|-) (?:\\d+|-)(?<combined> "
              + QUOTED
              + " "
              + QUOTED
              + ")?(?<tail>(?: .*)?)");
  private static final Pattern TOTAL_KEY =
      Pattern.compile("(?i) (?:rt|req(?:uest)?_?(?:time)?|time|duration|took|total|elapsed)[=:].*");
  private static final Pattern UPSTREAM_KEY =
      Pattern.compile("(?i) (?:urt|us_?rt|upstream(?:_response)?(?:_time)?)[=:].*");

  private final ZoneId zone;
  private final List<String> notes = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  CombinedDetection(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns combined as it is, with fields named in plain words. */
  static Layout plain(ZoneId zone) {
    CombinedDetection combined = new CombinedDetection(zone);
    combined.start(true);
    combined.flush();
    return new Layout("combined", combined.elements, Stamp.UNKNOWN, zone, false);
  }

  /** Returns what is in doubt about the layout found. */
  List<String> notes() {
    return notes;
  }

  /** Returns the layout of most lines. */
  Optional<Layout> detect(List<String> lines) {
    Map<String, List<Matcher>> kinds = new HashMap<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line.stripTrailing());
      if (matcher.matches()) {
        kinds.computeIfAbsent(kind(matcher), kind -> new ArrayList<>()).add(matcher);
      }
    }
    return kinds.values().stream()
        .max(Comparator.comparingInt(List::size))
        .map(matchers -> layout(matchers));
  }

  private static String kind(Matcher matcher) {
    return (matcher.group("vhost") != null)
        + " "
        + (matcher.group("combined") != null)
        + Tail.of(matcher.group("tail")).shape();
  }

  private Layout layout(List<Matcher> lines) {
    Matcher first = lines.getFirst();
    boolean vhost = first.group("vhost") != null;
    boolean combined = first.group("combined") != null;
    if (vhost) {
      field("virtual host", Role.HOST, Notation.PLAIN);
      boolean port = lines.stream().allMatch(line -> line.group("vhost").matches("[^:]+:\\d+ "));
      if (port) {
        text(":");
        field("port", Role.IGNORED, Notation.PLAIN);
      }
      text(" ");
    }
    start(combined);
    List<Tail> tails = lines.stream().map(line -> Tail.of(line.group("tail"))).toList();
    boolean timed = columns(tails);
    flush();
    String name =
        (combined ? "combined" : "common")
            + (vhost ? " with virtual host" : "")
            + (timed
                ? has(Role.DURATION) ? " with duration" : " with a duration of unknown unit"
                : tails.getFirst().columns().isEmpty() ? "" : " with more columns");
    return new Layout(name, elements, Stamp.UNKNOWN, zone, !tails.getFirst().isWhole());
  }

  private void start(boolean combined) {
    field("client", Role.CLIENT, Notation.PLAIN);
    text(" ");
    field("identity", Role.IGNORED, Notation.PLAIN);
    text(" ");
    field("user", Role.IGNORED, Notation.PLAIN);
    text(" [");
    field("time", Role.TIME, Notation.CLF_TIME);
    text("] \"");
    field("request", Role.REQUEST, Notation.PLAIN);
    text("\" ");
    field("status", Role.STATUS, Notation.PLAIN);
    text(" ");
    field("bytes", Role.BYTES, Notation.PLAIN);
    if (combined) {
      text(" \"");
      field("referrer", Role.IGNORED, Notation.PLAIN);
      text("\" \"");
      field("user agent", Role.USER_AGENT, Notation.PLAIN);
      text("\"");
    }
  }

  /**
   * Adds the columns behind; returns whether one of them is a duration. One that may as well be in
   * another unit is not read: a wrong unit makes every number of a report wrong by the thousand.
   */
  private boolean columns(List<Tail> tails) {
    int count = tails.getFirst().columns().size();
    List<Optional<DurationGuess>> guesses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      guesses.add(DurationGuess.of(values(tails, i)));
    }
    int total = total(tails, guesses);
    boolean undecided = total >= 0 && guesses.get(total).filter(one -> one.undecided()).isPresent();
    int upstream = upstream(tails, guesses, total);
    for (int i = 0; i < count; i++) {
      Tail.Column column = tails.getFirst().columns().get(i);
      text(column.before());
      String name =
          "column " + (i + 1) + " after " + (has(Role.USER_AGENT) ? "the user agent" : "the size");
      Role role =
          i == total && !undecided ? Role.DURATION : i == upstream ? Role.UPSTREAM : Role.IGNORED;
      Notation notation =
          role == Role.IGNORED
              ? Notation.PLAIN
              : guesses.get(i).map(DurationGuess::notation).orElse(Notation.SECONDS);
      field(name, role, notation);
      text(column.after());
      if (i == total) {
        guesses.get(i).ifPresent(guess -> note(name, guess));
      }
    }
    return total >= 0;
  }

  private boolean has(Role role) {
    return elements.stream()
        .anyMatch(element -> element instanceof Element.Field field && field.role() == role);
  }

  private void note(String name, DurationGuess guess) {
    if (guess.undecided()) {
      notes.add(
          name
              + " may be a duration in milliseconds or in microseconds ("
              + guess.why()
              + "), so it is not read; give the server's format with --format");
    } else if (!guess.sure()) {
      notes.add(
          name
              + " is taken for the duration in "
              + guess.unit()
              + " ("
              + guess.why()
              + "); if it is not, give the server's format with --format");
    }
  }

  private static List<String> values(List<Tail> tails, int column) {
    return tails.stream().map(tail -> tail.columns().get(column).value()).toList();
  }

  /** The column named so, else the first of decimal numbers, else the last of whole ones. */
  private static int total(List<Tail> tails, List<Optional<DurationGuess>> guesses) {
    int decimal = -1;
    int whole = -1;
    for (int i = 0; i < guesses.size(); i++) {
      Optional<DurationGuess> guess = guesses.get(i);
      String before = tails.getFirst().columns().get(i).before();
      if (guess.isEmpty()) {
        continue;
      }
      if (TOTAL_KEY.matcher(before).matches()) {
        return i;
      }
      boolean keyed = before.matches(" [A-Za-z_].*");
      boolean isDecimal =
          guess.get().notation() == Notation.WITH_UNIT
              || values(tails, i).stream().anyMatch(value -> value.contains("."));
      if (!keyed && isDecimal && decimal < 0) {
        decimal = i;
      }
      if (!keyed && !isDecimal) {
        whole = i;
      }
    }
    if (decimal >= 0) {
      int next = decimal + 1;
      return next < guesses.size() && isLonger(tails, next, decimal) ? next : decimal;
    }
    return whole;
  }

  private static int upstream(List<Tail> tails, List<Optional<DurationGuess>> guesses, int total) {
    for (int i = 0; i < guesses.size(); i++) {
      String before = tails.getFirst().columns().get(i).before();
      if (i != total && guesses.get(i).isPresent() && UPSTREAM_KEY.matcher(before).matches()) {
        return i;
      }
    }
    for (int i = 0; i < guesses.size() && total >= 0; i++) {
      boolean decimal =
          values(tails, i).stream().anyMatch(value -> value.contains("."))
              && !tails.getFirst().columns().get(i).before().matches(" [A-Za-z_].*");
      if (i != total && decimal && guesses.get(i).isPresent() && !isLonger(tails, i, total)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a column is never below another and sometimes above it. */
  private static boolean isLonger(List<Tail> tails, int column, int other) {
    int above = 0;
    for (Tail tail : tails) {
      String a = tail.columns().get(column).value();
      String b = tail.columns().get(other).value();
      if (a.matches("\\d+\\.\\d+") && b.matches("\\d+\\.\\d+")) {
        int sign = Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        if (sign < 0) {
          return false;
        }
        above += sign;
      }
    }
    return above > 0;
  }

  private void text(String text) {
    literal.append(text);
  }

  private void flush() {
    if (!literal.isEmpty()) {
      elements.add(new Element.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void field(String name, Role role, Notation notation) {
    flush();
    elements.add(new Element.Field(name, role, notation));
  }
}
