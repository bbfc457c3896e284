package dev.tenfold.source.slo;

import dev.tenfold.observe.Place;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Objective.Budgeting;
import dev.tenfold.slo.Period;
import dev.tenfold.verdict.Problem;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One document of kind SLO. */
final class SloDocument {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([mhdwMQY])");

  private final String file;
  private final YamlNode document;
  private final YamlNode spec;
  private final Map<String, YamlNode> indicators;
  private final List<Problem> problems = new ArrayList<>();

  SloDocument(String file, YamlNode document, Map<String, YamlNode> indicators) {
    this.file = file;
    this.document = document;
    this.spec = document.at("spec");
    this.indicators = indicators;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns its objectives; look at {@link #problems} first. */
  List<Objective> objectives() {
    String name = document.text("metadata", "name");
    if (name.isEmpty() || spec.text("service").isEmpty()) {
      problem("an SLO without metadata.name or spec.service", document, "write both");
    }
    twice(document);
    twice(spec);
    Period period = period();
    Budgeting budgeting = budgeting();
    YamlNode indicator = indicator();
    List<YamlNode> each = spec.at("objectives").elements();
    if (each.isEmpty()) {
      problem("an SLO without objectives", spec, "write at least one, with a target");
    }
    List<Objective> objectives = new ArrayList<>();
    for (YamlNode one : each) {
      double target = target(one);
      Optional<Indicator> meant = new SloIndicator(this, document, indicator, one).read();
      if (target > 0 && target < 1 && period != null && budgeting != null && meant.isPresent()) {
        String more = one.text("displayName");
        String called = each.size() == 1 || more.isEmpty() ? name : name + ", " + more;
        Place place = new Place(file, one.line());
        objectives.add(
            new Objective(
                spec.text("service"), called, target, period, meant.get(), budgeting, place));
      }
    }
    return objectives;
  }

  private void twice(YamlNode map) {
    map.twice().ifPresent(key -> problem(key + " stands twice", map, "keep one of them"));
  }

  void problem(String what, YamlNode where, String fix) {
    long line = where.line() == 0 ? document.line() : where.line();
    problems.add(new Problem(what, new Place(file, line).text(), fix));
  }

  private double target(YamlNode objective) {
    boolean percent = !objective.text("targetPercent").isEmpty();
    double target = percent ? objective.number("targetPercent") / 100 : objective.number("target");
    if (!(target > 0 && target < 1)) {
      problem(
          "a target of " + (Double.isNaN(target) ? "no number" : target),
          objective,
          "write a target above 0 and below 1, such as 0.999: at 1 nothing may ever fail");
    }
    return target;
  }

  private @Nullable Budgeting budgeting() {
    return switch (spec.text("budgetingMethod")) {
      case "Occurrences" -> Budgeting.OCCURRENCES;
      case "Timeslices" -> Budgeting.TIMESLICES;
      case "RatioTimeslices" -> Budgeting.RATIO_TIMESLICES;
      default -> {
        problem(
            "the budgetingMethod is " + orNone(spec.text("budgetingMethod")),
            spec.at("budgetingMethod"),
            "write Occurrences, Timeslices or RatioTimeslices");
        yield null;
      }
    };
  }

  private @Nullable Period period() {
    List<YamlNode> windows = spec.at("timeWindow").elements();
    if (windows.size() != 1) {
      problem(windows.size() + " time windows", spec, "write exactly one in timeWindow");
      return null;
    }
    YamlNode window = windows.getFirst();
    Matcher duration = DURATION.matcher(window.text("duration"));
    if (!duration.matches()) {
      problem(
          "a duration of " + orNone(window.text("duration")),
          window,
          "write a number and m, h, d, w, M, Q or Y: 28d");
      return null;
    }
    if (duration.group(2).equals("m")) {
      problem(
          "a time window of " + duration.group(1) + " minutes",
          window,
          "m is minutes: a month is written 1M");
      return null;
    }
    return period(window, Long.parseLong(duration.group(1)), duration.group(2));
  }

  private @Nullable Period period(YamlNode window, long number, String letter) {
    ChronoUnit unit =
        switch (letter) {
          case "h" -> ChronoUnit.HOURS;
          case "d" -> ChronoUnit.DAYS;
          case "w" -> ChronoUnit.WEEKS;
          case "Y" -> ChronoUnit.YEARS;
          default -> ChronoUnit.MONTHS;
        };
    long amount = letter.equals("Q") ? 3 * number : number;
    if (amount * unit.getDuration().toDays() > 3660) {
      problem("a time window of more than ten years", window, "write a shorter one");
      return null;
    }
    if (!window.at("calendar").isMap()) {
      return Period.rolling(amount, unit);
    }
    try {
      String start = window.text("calendar", "startTime").replace(' ', 'T');
      String zone = window.text("calendar", "timeZone");
      return new Period(amount, unit, LocalDateTime.parse(start), ZoneId.of(zone));
    } catch (DateTimeException e) {
      problem(
          "a calendar without a usable startTime and timeZone",
          window.at("calendar"),
          "write startTime: 2026-01-01 00:00:00 and timeZone: Europe/Berlin");
      return null;
    }
  }

  /** Returns the indicator, in line or of the same file by name. */
  private YamlNode indicator() {
    String ref = spec.text("indicatorRef");
    if (ref.isEmpty()) {
      return spec.at("indicator");
    }
    YamlNode named = indicators.get(ref);
    if (named == null) {
      problem(
          "the indicator " + ref + " is not in this file",
          spec.at("indicatorRef"),
          "put the SLI beside the SLO, or write it in line");
      return new YamlNode(null);
    }
    return named;
  }

  static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
