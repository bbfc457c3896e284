package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directives of W3C extended logs, as IIS, CloudFront, Tomcat and others write them. Stamps are
 * in UTC unless {@code #GMT-Offset} says otherwise or the fields are {@code date-local} and {@code
 * time-local}. Fields without a date do where {@code #Date} tells it.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">Extended Log File Format</a>
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging">IIS</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">CloudFront</a>
 */
final class W3cSyntax {
  private static final Pattern FIELDS =
      Pattern.compile("(?m)^#Fields:[ \\t]*(.*?)[ \\t]*\\r?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?m)^#GMT-Offset:[ \\t]*([+-][0-9]{2}):?([0-9]{2})", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile("(?m)^#Date:[ \\t]*[0-9]{4}-[0-9]{2}-[0-9]{2}", Pattern.CASE_INSENSITIVE);
  private static final Pattern MICROSOFT =
      Pattern.compile("(?m)^#Software:.*(?:Microsoft|IIS)|sc-win32-status|sc-substatus|s-sitename");
  private static final Pattern CLOUDFRONT = Pattern.compile("x-edge-(?:location|request-id)");

  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          date DATE PLAIN 0
          time CLOCK PLAIN 0
          date-local DATE PLAIN 1
          time-local CLOCK PLAIN 1
          date-utc DATE PLAIN 0
          time-utc CLOCK PLAIN 0
          cs-method METHOD
          cs-uri-stem PATH
          cs-uri TARGET
          sc-status STATUS
          sc-bytes BYTES PLAIN 0
          bytes BYTES PLAIN 1
          bytessent BYTES PLAIN 1
          time-taken DURATION SECONDS 0
          timetakenms DURATION MILLIS 0
          c-ip CLIENT PLAIN 0
          cs(user-agent) USER_AGENT
          x-host-header HOST PLAIN 0
          cs(host) HOST PLAIN 1
          cs-host HOST PLAIN 1
          s-sitename HOST PLAIN 2
          """);

  private W3cSyntax() {}

  /** Returns whether a text holds a {@code #Fields} directive. */
  static boolean speaks(String text) {
    return FIELDS.matcher(text).find();
  }

  /** Returns the layout of the first {@code #Fields} directive. */
  static Layout read(String text, ZoneId zone) {
    Matcher fields = FIELDS.matcher(text);
    if (!fields.find()) {
      throw TenfoldException.input(
          "no #Fields directive", "the whole text", "paste the line that starts with #Fields:");
    }
    return layout(fields, text, zone);
  }

  /**
   * Returns the layouts of all {@code #Fields} directives that differ; the first must be usable.
   */
  static List<Layout> readAll(String text, ZoneId zone) {
    List<Layout> layouts = new ArrayList<>(List.of(read(text, zone)));
    Set<String> seen = new HashSet<>();
    Matcher fields = FIELDS.matcher(text);
    while (fields.find()) {
      if (seen.add(fields.group(1)) && seen.size() > 1) {
        layouts.add(layout(fields, text, zone));
      }
    }
    return layouts;
  }

  private static Layout layout(Matcher fields, String text, ZoneId zone) {
    boolean cloudFront = CLOUDFRONT.matcher(fields.group(1)).find();
    boolean microsoft = MICROSOFT.matcher(text).find();
    List<Piece> pieces = new ArrayList<>();
    Matcher word = Pattern.compile("\\S+").matcher(fields.group(1));
    while (word.find()) {
      pieces.add(variable(word.group(), microsoft, fields.start(1) + word.start() + 1));
    }
    Ranking ranking = Ranking.of(pieces);
    List<Element> elements = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!elements.isEmpty()) {
        elements.add(cloudFront ? new Element.Literal("\t") : new Element.Blanks());
      }
      Piece.Variable variable = (Piece.Variable) piece;
      elements.add(
          new Element.Field(
              variable.name(), ranking.role(variable), variable.meaning().notation()));
    }
    String name = cloudFront ? "CloudFront" : microsoft ? "IIS" : "W3C extended";
    Layout layout =
        new Layout(name, elements, Stamp.END, zoneOf(text, zone, layoutIsLocal(pieces)), false);
    List<Role> roles = new ArrayList<>(layout.fields().stream().map(Element.Field::role).toList());
    if (DATE.matcher(text).find()) {
      roles.add(Role.DATE);
    }
    List<Problem> problems = Requirements.missing(roles, WORDS);
    if (!problems.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.INPUT, problems);
    }
    return layout;
  }

  private static Piece.Variable variable(String name, boolean microsoft, int column) {
    String lower = name.toLowerCase(Locale.ROOT);
    Meaning meaning = WORDS.meaning(lower).orElse(Meaning.NONE);
    if (microsoft && lower.equals("time-taken")) {
      meaning = Meaning.of(Role.DURATION, Notation.MILLIS);
    }
    return new Piece.Variable(name, meaning, column);
  }

  private static boolean layoutIsLocal(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> ((Piece.Variable) piece).name().toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.equals("time") || name.equals("time-utc"));
  }

  /** Returns the zone of the stamps: the offset that is stated, else the caller's or UTC. */
  private static ZoneId zoneOf(String text, ZoneId local, boolean isLocal) {
    Matcher offset = OFFSET.matcher(text);
    if (offset.find()) {
      try {
        return ZoneOffset.of(offset.group(1) + ":" + offset.group(2));
      } catch (DateTimeException e) {
        throw TenfoldException.input(
            "#GMT-Offset " + offset.group(1) + offset.group(2) + " is no offset: " + e.getMessage(),
            "column " + (offset.start(1) + 1),
            "write it as +0100");
      }
    }
    return isLocal ? local : ZoneOffset.UTC;
  }
}
