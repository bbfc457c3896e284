package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping from what we need to the keys of a log: {@code json: time=time, method=method,
 * target=uri, status=status, duration=response_time:s, stamp=end}. Naming something twice gives
 * alternatives: the first key with a value counts. A unit follows its key after a colon.
 */
final class FieldMapping {
  private static final Pattern START =
      Pattern.compile("\\s*(json|ltsv)\\s*:(?!\\S*:\\S)\\s*", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Role> ROLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("time", Role.TIME),
              Map.entry("end-time", Role.END_TIME),
              Map.entry("date", Role.DATE),
              Map.entry("clock", Role.CLOCK),
              Map.entry("request", Role.REQUEST),
              Map.entry("method", Role.METHOD),
              Map.entry("target", Role.TARGET),
              Map.entry("path", Role.PATH),
              Map.entry("status", Role.STATUS),
              Map.entry("bytes", Role.BYTES),
              Map.entry("duration", Role.DURATION),
              Map.entry("upstream", Role.UPSTREAM),
              Map.entry("client", Role.CLIENT),
              Map.entry("agent", Role.USER_AGENT),
              Map.entry("host", Role.HOST)));

  private static final Map<String, Notation> DURATION_UNITS =
      Map.of(
          "s", Notation.SECONDS,
          "ms", Notation.MILLIS,
          "us", Notation.MICROS,
          "µs", Notation.MICROS,
          "ns", Notation.NANOS,
          "unit", Notation.WITH_UNIT);

  private static final Map<String, Notation> TIME_UNITS =
      Map.of(
          "s", Notation.EPOCH_SECONDS,
          "ms", Notation.EPOCH_MILLIS,
          "us", Notation.EPOCH_MICROS,
          "ns", Notation.EPOCH_NANOS,
          "iso", Notation.ISO_TIME,
          "clf", Notation.CLF_TIME);

  private static final Vocabulary WORDS =
      Vocabulary.of("time= TIME\ndate= DATE\nclock= CLOCK\ntarget= TARGET");

  private final List<Problem> problems = new ArrayList<>();
  private final List<Element.Field> fields = new ArrayList<>();
  private Stamp stamp = Stamp.UNKNOWN;
  private ZoneId zone;
  private Optional<KeyedLayout.Marker> marker = Optional.empty();

  private FieldMapping(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns whether a text starts as a mapping does. */
  static boolean speaks(String text) {
    return START.matcher(text).lookingAt();
  }

  /** Returns the format a mapping stands for. */
  static KeyedLayout read(String text, ZoneId zone) {
    Matcher start = START.matcher(text);
    if (!start.lookingAt()) {
      throw new IllegalArgumentException("not a mapping: " + text);
    }
    FieldMapping mapping = new FieldMapping(zone);
    int position = start.end();
    for (String entry : text.substring(position).split(",", -1)) {
      mapping.add(entry, position + 1);
      position += entry.length() + 1;
    }
    mapping.problems.addAll(
        Requirements.missing(mapping.fields.stream().map(Element.Field::role).toList(), WORDS));
    if (!mapping.problems.isEmpty()) {
      throw new TenfoldException(TenfoldException.Kind.USAGE, mapping.problems);
    }
    String syntax = start.group(1).toUpperCase(Locale.ROOT);
    return new KeyedLayout(
        syntax.equals("JSON") ? "JSON lines" : "LTSV",
        KeyedLayout.Syntax.valueOf(syntax),
        mapping.fields,
        mapping.stamp,
        mapping.zone,
        mapping.marker);
  }

  private void add(String entry, int column) {
    if (entry.isBlank()) {
      return;
    }
    int equals = entry.indexOf('=');
    if (equals < 0) {
      problem(entry.strip() + " names no key", column, "write it as time=" + entry.strip());
      return;
    }
    String left = entry.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String right = entry.substring(equals + 1).strip();
    switch (left) {
      case "stamp" -> readStamp(right, column);
      case "zone" -> readZone(right, column);
      case "only" -> readMarker(right, column);
      default -> addField(left, right, column);
    }
  }

  private void addField(String left, String right, int column) {
    Role role = ROLES.get(left);
    if (role == null) {
      problem(
          left + " is nothing that a request has",
          column,
          "did you mean " + Vocabulary.nearest(left, ROLES.keySet()) + "?");
      return;
    }
    int colon = right.lastIndexOf(':');
    Notation notation = notation(role, colon < 0 ? "" : right.substring(colon + 1), column);
    fields.add(new Element.Field(colon < 0 ? right : right.substring(0, colon), role, notation));
  }

  private Notation notation(Role role, String unit, int column) {
    boolean duration = role == Role.DURATION || role == Role.UPSTREAM;
    if (unit.isEmpty()) {
      return duration ? Notation.SECONDS : Notation.PLAIN;
    }
    Notation notation = (duration ? DURATION_UNITS : TIME_UNITS).get(unit);
    if (notation == null) {
      problem(
          unit + " is no unit",
          column,
          "use one of "
              + new java.util.TreeSet<>((duration ? DURATION_UNITS : TIME_UNITS).keySet()));
      return Notation.PLAIN;
    }
    return notation;
  }

  private void readStamp(String word, int column) {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "start" -> stamp = Stamp.START;
      case "end" -> stamp = Stamp.END;
      default ->
          problem("stamp=" + word + " is neither end", column, "use stamp=start or stamp=end");
    }
  }

  private void readZone(String word, int column) {
    try {
      zone = ZoneId.of(word);
    } catch (DateTimeException e) {
      problem(word + " is no time zone", column, "use a name such as Europe/Berlin or +01:00");
    }
  }

  private void readMarker(String word, int column) {
    int colon = word.indexOf(':');
    if (colon <= 0) {
      problem("only=" + word + " names no value", column, "write it as only=msg:handled request");
    } else {
      marker =
          Optional.of(
              new KeyedLayout.Marker(word.substring(0, colon), word.substring(colon + 1).strip()));
    }
  }

  private void problem(String what, int column, String fix) {
    problems.add(new Problem(what, "column " + column, fix));
  }
}
