package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.AccessLogFormat;
import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Layout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.TenfoldException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the format of a log by looking at its first lines. */
public final class FormatDetection {
  /** How much of a log's head is worth passing. */
  public static final int HEAD_BYTES = 256 << 10;

  private static final double ENOUGH = 0.5;

  /** A format that reads none of so many lines is not tried on more. */
  private static final int FEW_LINES = 64;

  private static final int LONGEST_LINE = 200;
  private static final Pattern LTSV =
      Pattern.compile("[\\w@.-]+:[^\\t]*(?:\\t[\\w@.-]+:[^\\t]*){2,}");

  /** Formats with fixed places that are told apart by trying them. */
  private static final List<String> POSITIONAL =
      List.of(
          "ingress-nginx",
          "istio",
          "envoy",
          "traefik",
          "haproxy",
          "alb",
          "squid",
          "cloudfront",
          "uwsgi");

  private static final List<String> JSON = List.of("caddy", "traefik-json", "cloudflare");

  private final Sample sample;
  private final ZoneId zone;
  private final List<String> doubts = new ArrayList<>();
  private final List<Trial> trials = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private FormatDetection(Sample sample, ZoneId zone) {
    this.sample = sample;
    this.zone = zone;
  }

  /** Returns the format of a log, with stamps that carry no zone taken as UTC. */
  public static Detected detect(byte[] head) {
    return detect(head, ZoneOffset.UTC);
  }

  /**
   * Returns the format of a log.
   *
   * @param head its first bytes, {@link #HEAD_BYTES} at most
   * @param zone the zone of stamps that carry none
   * @throws TenfoldException with the closest format and the first line that it fails on, when no
   *     format fits; also for binary content and an empty log
   */
  public static Detected detect(byte[] head, ZoneId zone) {
    if (isBinary(head)) {
      throw TenfoldException.input(
          "the content is binary", "its first bytes", "give an access log, which is text");
    }
    Sample sample = Sample.of(head);
    if (sample.records().isEmpty() && !W3cSyntax.speaks(String.join("\n", sample.lines()))) {
      throw TenfoldException.input(
          "the log has no lines", "its beginning", "give a log that some request was written to");
    }
    return new FormatDetection(sample, zone).detect();
  }

  /** Returns how a given format fares with a log, made to pass over a shipper's prefix. */
  public static Detected check(AccessLogFormat format, byte[] head) {
    FormatDetection detection = new FormatDetection(Sample.of(head), format.zone());
    detection.offer(format);
    LinePrefix.of(detection.sample.records())
        .ifPresent(prefix -> detection.offer(prefix.before(format)));
    Trial best = detection.best().orElseThrow();
    return detection.detected(best);
  }

  private static boolean isBinary(byte[] head) {
    int odd = 0;
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
      odd += b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b ? 1 : 0;
    }
    return odd * 20 > head.length;
  }

  private Detected detect() {
    List<String> records = sample.records();
    String all = String.join("\n", sample.lines());
    Optional<LinePrefix> prefix = LinePrefix.of(records);
    List<String> bare = prefix.map(p -> records.stream().map(p::without).toList()).orElse(records);
    if (W3cSyntax.speaks(all)) {
      offerW3c(all, records);
    } else if (most(records, line -> line.contains("{\""))) {
      offerKeyed(KeyedLayout.Syntax.JSON, JSON, records);
    } else if (most(records, line -> line.indexOf('\t') > 0 && LTSV.matcher(line).matches())) {
      offerKeyed(KeyedLayout.Syntax.LTSV, List.of(), records);
    } else {
      offerPositional(bare, prefix);
    }
    return best()
        .filter(trial -> trial.share() >= ENOUGH && trial.read() > 0)
        .map(this::detected)
        .orElseThrow(this::unknown);
  }

  private static boolean most(List<String> lines, Predicate<String> claim) {
    return lines.stream().filter(claim).count() * 2 > lines.size();
  }

  private void offer(AccessLogFormat format) {
    trials.add(sample.tryOut(format));
  }

  private Optional<Trial> best() {
    return trials.stream()
        .max(Comparator.comparingDouble(Trial::share).thenComparingDouble(Trial::progress));
  }

  private void offerW3c(String all, List<String> records) {
    try {
      Layout layout = mostUsed(W3cSyntax.readAll(all, zone));
      offer(layout);
      boolean told = layout.name().equals("IIS") || layout.name().equals("CloudFront");
      if (layout.has(Role.DURATION) && !told && !records.isEmpty()) {
        adjustW3cUnit(layout, records);
      }
    } catch (TenfoldException stop) {
      problems.addAll(stop.problems());
    }
  }

  /** A log may hold several lists of fields; lines below the others are rejected. */
  private Layout mostUsed(List<Layout> layouts) {
    return layouts.size() == 1
        ? layouts.getFirst()
        : layouts.stream()
            .max(Comparator.comparingInt(layout -> sample.tryOut(layout).read()))
            .orElseThrow();
  }

  /** The standard says seconds, but some servers write smaller units into time-taken. */
  private void adjustW3cUnit(Layout layout, List<String> records) {
    List<String> values = new ArrayList<>();
    for (String line : records) {
      Explanation.valueOf(layout, Role.DURATION, line).ifPresent(values::add);
    }
    Optional<DurationGuess> guess = DurationGuess.of(values);
    boolean named =
        layout.fields().stream()
            .anyMatch(f -> f.role() == Role.DURATION && f.notation() != Notation.SECONDS);
    if (guess.isEmpty() || named || guess.get().notation() == Notation.SECONDS) {
      return;
    }
    List<Element> elements =
        layout.elements().stream()
            .map(element ->
                element instanceof Element.Field field && field.role() == Role.DURATION
                    ? new Element.Field(field.name(), field.role(), guess.get().notation())
                    : element)
            .toList();
    trials.clear();
    offer(new Layout(layout.name(), elements, layout.stamp(), layout.zone(), layout.openEnd()));
    doubts.add(
        "time-taken is taken for "
            + guess.get().unit()
            + " ("
            + guess.get().why()
            + "), though the standard says seconds");
  }

  private void offerKeyed(KeyedLayout.Syntax syntax, List<String> named, List<String> records) {
    for (String name : named) {
      Trial trial = sample.tryOut(FormatReader.read(name, zone));
      if (trial.read() > 0 && trial.share() > ENOUGH) {
        trials.add(trial);
        return;
      }
    }
    KeyedDetection detection = new KeyedDetection(syntax);
    records.forEach(detection::add);
    detection.detect(zone).ifPresent(this::offer);
    doubts.addAll(detection.notes());
  }

  private void offerPositional(List<String> bare, Optional<LinePrefix> prefix) {
    CombinedDetection combined = new CombinedDetection(zone);
    List<AccessLogFormat> formats = new ArrayList<>();
    for (String name : POSITIONAL) {
      formats.add(FormatReader.read(name, zone));
    }
    Sample few = sample.first(FEW_LINES);
    for (AccessLogFormat format : formats) {
      AccessLogFormat whole = prefix.map(p -> p.before(format)).orElse(format);
      Trial quick = few.tryOut(whole);
      Trial trial = quick.read() == 0 && quick.records() > 0 ? quick : sample.tryOut(whole);
      if (!trial.isMostlyCut()) {
        trials.add(trial);
      }
    }
    Optional<Trial> exact = best().filter(trial -> trial.share() >= ENOUGH);
    combined
        .detect(bare)
        .map(layout -> prefix.map(p -> p.before(layout)).orElse(layout))
        .ifPresent(layout -> {
          Trial trial = sample.tryOut(layout);
          if (exact.isEmpty() || trial.share() > exact.get().share()) {
            doubts.addAll(combined.notes());
            trials.clear();
            trials.add(trial);
          }
        });
    if (best().filter(trial -> trial.read() > 0).isEmpty()) {
      trials.addFirst(sample.tryOut(CombinedDetection.plain(zone)));
    }
  }

  private Detected detected(Trial trial) {
    AccessLogFormat format = trial.format();
    List<String> notes = new ArrayList<>();
    if (format.stamp() == Stamp.UNKNOWN) {
      notes.add(
          "the format does not say which end of a request its stamp marks: nginx writes the end,"
              + " Apache the start");
    }
    if (format.fields().stream().anyMatch(FormatDetection::isZoneless)) {
      notes.add("stamps carry no zone; they are taken as " + zoneName(format.zone()));
    }
    if (format.has(Role.CLOCK) && !format.has(Role.DATE)) {
      notes.add("lines tell only the time of day; the day is that of the #Date above them");
    }
    String line = trial.firstRead() == 0 ? "" : sample.lines().get(trial.firstRead() - 1);
    return new Detected(
        format, trial.read(), trial.records(), Explanation.of(format, line), doubts, notes);
  }

  private static String zoneName(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.toString();
  }

  private static boolean isZoneless(Element.Field field) {
    return field.role() == Role.TIME
            && (field.notation() == Notation.HAPROXY_TIME || field.notation() == Notation.CTIME)
        || field.role() == Role.CLOCK && field.name().endsWith("-local");
  }

  private TenfoldException unknown() {
    if (!problems.isEmpty()) {
      Problem first = problems.getFirst();
      return TenfoldException.input(
          "unknown format: it looks like a W3C log, but " + first.what(),
          lineAt(1 + fieldsLine()),
          first.fix() + " to what the server logs, or say with --format how lines are written");
    }
    Optional<Trial> closest = best();
    int failed = closest.map(Trial::firstFailed).orElse(0);
    return TenfoldException.input(
        closest
            .map(trial ->
                "unknown format: %s comes closest, but its %s cannot be found"
                    .formatted(trial.format().name(), trial.failedField()))
            .orElse("unknown format: no key says when a request was or what it asked for"),
        lineAt(failed == 0 ? firstRecord() : failed),
        "if this is an access log, paste the server's log_format or LogFormat after --format");
  }

  private int fieldsLine() {
    for (int i = 0; i < sample.lines().size(); i++) {
      if (sample.lines().get(i).startsWith("#Fields")) {
        return i;
      }
    }
    return 0;
  }

  private int firstRecord() {
    return sample.lines().indexOf(sample.records().getFirst()) + 1;
  }

  private String lineAt(int number) {
    String line = sample.lines().get(number - 1);
    return "line "
        + number
        + ": "
        + (line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
  }
}
