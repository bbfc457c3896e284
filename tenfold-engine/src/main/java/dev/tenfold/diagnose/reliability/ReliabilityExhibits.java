package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Event;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.reliability.Blamed.Grade;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.slo.ErrorBudget;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables and charts that the findings rest on. */
final class ReliabilityExhibits {
  private static final int MOST_ROWS = 200;
  private static final int MOST_EVENTS = 2000;

  private final Numbers numbers;
  private final Selection selection;
  private final Blame blame;
  private final List<Budget> budgets;

  ReliabilityExhibits(Numbers numbers, Selection selection, Blame blame, List<Budget> budgets) {
    this.numbers = numbers;
    this.selection = selection;
    this.blame = blame;
    this.budgets = budgets;
  }

  /** Returns those that have something to show. */
  List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>();
    if (!budgets.isEmpty()) {
      exhibits.add(objectives());
      budgets.stream()
          .filter(budget -> budget.budget() != null)
          .forEach(budget -> exhibits.add(budget.burnDown()));
    }
    if (!selection.incidents().isEmpty() || !selection.deployments().isEmpty()) {
      exhibits.add(events());
    }
    if (!selection.incidents().isEmpty()) {
      exhibits.add(durations());
      exhibits.add(severities());
      exhibits.add(incidents());
    }
    if (!selection.deployments().isEmpty()) {
      exhibits.add(deployments());
    }
    return exhibits;
  }

  private Exhibit objectives() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Budget budget : budgets) {
      ErrorBudget known = budget.budget();
      rows.add(
          List.of(
              Cell.of(budget.name()),
              Cell.of(budget.objective().indicator().words()),
              Cell.of(Figure.ratio(budget.objective().target()).text()),
              Cell.of(budget.objective().period().words()),
              Cell.of(known == null ? "" : Digits.whole(known.total())),
              Cell.of(known == null ? "" : Digits.whole(known.bad())),
              Cell.of(budget.attained()),
              Cell.of(budget.left()),
              Cell.of(budget.verdict().words())));
    }
    return new Exhibit.Table(
        "Objectives",
        "Every request weighs the same, by night as by day. Latency counts as within its threshold up"
            + " to 2.2 % above it, the width in which durations are kept.",
        List.of(
            "objective",
            "good",
            "target",
            "over",
            "requests",
            "not good",
            "attained",
            "budget left",
            "verdict"),
        rows);
  }

  private Exhibit events() {
    List<Event> events = new ArrayList<>();
    for (Deployment each : selection.deployments()) {
      String kind =
          switch (each.outcome()) {
            case SUCCEEDED -> "deployment";
            case FAILED -> "failed-deployment";
            case ROLLED_BACK -> "rollback";
          };
      events.add(new Event(kind, each.finished(), null, words(each)));
    }
    for (Incident each : selection.incidents()) {
      Instant end = Restoring.end(each);
      Instant until = end != null && end.isAfter(each.began()) ? end : null;
      events.add(new Event("incident", each.began(), until, words(each)));
    }
    events.sort(Comparator.comparing(Event::at));
    int more = Math.max(0, events.size() - MOST_EVENTS);
    return new Exhibit.Events(
        "Deployments and incidents",
        more == 0 ? "" : "The last " + Digits.whole(MOST_EVENTS) + " of them.",
        events.subList(more, events.size()));
  }

  private static String words(Deployment each) {
    String version = each.artifact().isEmpty() ? each.revision() : each.artifact();
    return (each.service() + " " + version).strip();
  }

  private static String words(Incident each) {
    String title = each.title().isEmpty() ? each.id() : each.title();
    return each.severity().isEmpty() ? title : title + " (" + each.severity() + ")";
  }

  private Exhibit durations() {
    List<Point> points = new ArrayList<>();
    long open = 0;
    for (Incident each : selection.incidents()) {
      Instant end = Restoring.end(each);
      open += end == null ? 1 : 0;
      if (end != null && end.isAfter(each.began())) {
        long seconds = Duration.between(each.began(), end).toSeconds();
        points.add(new Point(each.began(), (double) seconds, Double.NaN, Double.NaN));
      }
    }
    String about = "Each incident at its begin: how long until users were served again.";
    return new Exhibit.Series(
        "Time to restore",
        open == 0 ? about : about + " " + Digits.whole(open) + " still open, not drawn.",
        Unit.SPAN,
        null,
        points);
  }

  private Exhibit severities() {
    Map<String, List<Incident>> bySeverity = new TreeMap<>();
    for (Incident each : selection.incidents()) {
      bySeverity.computeIfAbsent(each.severity(), any -> new ArrayList<>()).add(each);
    }
    List<List<Cell>> rows = new ArrayList<>();
    bySeverity.forEach((severity, incidents) ->
        rows.add(
            List.of(
                Cell.of(severity.isEmpty() ? "not stated" : severity),
                Cell.of(
                    numbers.ratio(
                        "part of incidents",
                        incidents.size(),
                        selection.incidents().size(),
                        "of this severity")),
                Cell.of(Digits.whole(incidents.size())),
                Cell.of(Digits.whole(incidents.stream().filter(Restoring::isOpen).count())),
                Cell.of(
                    numbers.median(
                        "time to restore",
                        Restoring.lengths(incidents, numbers.window().to()),
                        "incident",
                        " with a duration",
                        "median, of severity " + severity)))));
    return new Exhibit.Table(
        "Incidents by severity",
        "In the words of whoever recorded them.",
        List.of("severity", "part", "incidents", "open", "time to restore, median"),
        rows.subList(0, Math.min(MOST_ROWS, rows.size())));
  }

  private Exhibit incidents() {
    List<Incident> all = selection.incidents();
    List<List<Cell>> rows = new ArrayList<>();
    for (Incident each : last(all)) {
      Deployment cause = blame.of(each);
      Grade grade = blame.grade(each);
      Instant end = Restoring.end(each);
      rows.add(
          List.of(
              Cell.of(Times.date(each.began()) + " " + Times.clock(each.began())),
              Cell.of(each.id()),
              Cell.of(each.title()),
              Cell.of(each.service()),
              Cell.of(each.severity()),
              Cell.of(span(each.began(), each.acknowledged(), "")),
              Cell.of(span(each.began(), end, "open")),
              Cell.of(cause == null ? "" : span(cause.finished(), end, "open")),
              Cell.of(cause == null ? each.cause() : words(cause)),
              Cell.of(grade == null ? "" : grade.words())));
    }
    return new Exhibit.Table(
        "Incidents",
        rest(all.size()),
        List.of(
            "began (UTC)",
            "id",
            "title",
            "service",
            "severity",
            "acknowledged after",
            "restored after",
            "after its deployment",
            "deployment",
            "evidence"),
        rows);
  }

  private static String span(Instant from, @Nullable Instant to, String none) {
    if (to == null) {
      return none;
    }
    Duration length = Duration.between(from, to);
    return length.isNegative() ? "before it began" : Times.length(length);
  }

  private Exhibit deployments() {
    List<Deployment> all = selection.deployments();
    List<List<Cell>> rows = new ArrayList<>();
    for (Deployment each : last(all)) {
      Instant started = each.started();
      rows.add(
          List.of(
              Cell.of(Times.date(each.finished()) + " " + Times.clock(each.finished())),
              Cell.of(each.service()),
              Cell.of(each.environment()),
              Cell.of(each.artifact().isEmpty() ? each.revision() : each.artifact()),
              Cell.of(
                  switch (each.outcome()) {
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                    case ROLLED_BACK -> "rolled back to";
                  }),
              Cell.of(started == null ? "" : span(started, each.finished(), "")),
              Cell.of(Digits.whole(incidentsOf(each)))));
    }
    return new Exhibit.Table(
        "Deployments",
        rest(all.size()),
        List.of(
            "finished (UTC)",
            "service",
            "environment",
            "version",
            "outcome",
            "took",
            "incidents put down to it"),
        rows);
  }

  private long incidentsOf(Deployment deployment) {
    return selection.incidents().stream().filter(each -> deployment.equals(blame.of(each))).count();
  }

  /** Returns the latest, the last first. */
  private static <T> List<T> last(List<T> all) {
    return all.subList(Math.max(0, all.size() - MOST_ROWS), all.size()).reversed();
  }

  private static String rest(int n) {
    return n <= MOST_ROWS ? "" : "The last " + MOST_ROWS + " of " + Digits.whole(n) + ".";
  }
}
