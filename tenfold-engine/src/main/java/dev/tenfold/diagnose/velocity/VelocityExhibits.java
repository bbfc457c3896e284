package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Event;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.velocity.ChangeSets.ChangeSet;
import dev.tenfold.diagnose.velocity.Failures.Failure;
import dev.tenfold.diagnose.velocity.LeadTimes.Lead;
import dev.tenfold.observe.Deployment;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Strips of the measures by week, the deployments one by one, and the same as events. */
final class VelocityExhibits {
  private static final int ROWS = 60;
  private static final int SHORT_SHA = 10;

  private final Joined joined;
  private final List<Rollout> rollouts;

  VelocityExhibits(Joined joined) {
    this.joined = joined;
    this.rollouts = joined.production.inWindow();
  }

  List<Exhibit> exhibits(List<Indicator> indicators) {
    List<Exhibit> exhibits = new ArrayList<>();
    indicators.forEach(indicator -> strip(indicator).ifPresent(exhibits::add));
    if (!rollouts.isEmpty()) {
      exhibits.add(table());
      exhibits.add(events());
    }
    return exhibits;
  }

  /** Returns an indicator's weeks as a chart; nothing where fewer than two are known. */
  private static Optional<Exhibit> strip(Indicator indicator) {
    List<Point> points =
        indicator.trend().stream()
            .filter(point -> Double.isFinite(point.value()))
            .map(point -> new Point(point.from(), point.value(), Double.NaN, Double.NaN))
            .toList();
    if (points.size() < 2 || !(indicator.value() instanceof Measured value)) {
      return Optional.empty();
    }
    return Optional.of(
        new Exhibit.Series(
            value.subject().indicator() + ", by week",
            "Whole weeks from Monday; a gap is a week of which nothing is known.",
            value.unit(),
            null,
            points));
  }

  private Exhibit table() {
    List<List<Cell>> rows = rollouts.reversed().stream().limit(ROWS).map(this::row).toList();
    String about =
        "The last "
            + rows.size()
            + " of "
            + rollouts.size()
            + " in the window. Changes are commits in none of the service's deployments before.";
    return new Exhibit.Table(
        "Deployments to production and what was in them",
        about,
        List.of(
            "deployed",
            "service",
            "environment",
            "version",
            "what it did",
            "changes",
            "merged to deployed, p50",
            "failed",
            "recovered after"),
        rows);
  }

  private List<Cell> row(Rollout rollout) {
    Deployment deployment = rollout.deployment();
    Optional<Failure> failure = joined.failures.of(rollout);
    return List.of(
        Cell.of(Times.stamp(rollout.at())),
        Cell.of(rollout.service()),
        Cell.of(deployment.environment()),
        Cell.of(version(deployment)),
        Cell.of(words(rollout)),
        changes(rollout),
        lead(rollout),
        Cell.of(failure.map(f -> f.grade().words()).orElse("")),
        failure.map(f -> recovery(rollout, f)).orElse(Cell.of("")));
  }

  private static String version(Deployment deployment) {
    if (!deployment.artifact().isEmpty()) {
      return deployment.artifact();
    }
    String revision = deployment.revision();
    return revision.length() > SHORT_SHA ? revision.substring(0, SHORT_SHA) : revision;
  }

  private static String words(Rollout rollout) {
    return switch (rollout.act()) {
      case CHANGE -> "new version";
      case WITHDRAWN -> "new version, rolled back";
      case ROLLBACK -> "rollback";
      case REPEAT -> "same again";
      case FAILED -> "did not succeed";
    };
  }

  private Cell changes(Rollout rollout) {
    if (!rollout.isChange()) {
      return Cell.of("");
    }
    ChangeSet set = joined.sets.of(rollout);
    return switch (set.state()) {
      case KNOWN ->
          Cell.of(
              numbers(rollout)
                  .exact(
                      "changes",
                      set.commits().size(),
                      Unit.count("commit"),
                      set.commits().size(),
                      "commits, no merges, that touch the service"));
      case FIRST -> Cell.of("the first: unknown");
      case UNKNOWN -> Cell.of("its commit is unknown");
      case AFTER_UNKNOWN -> Cell.of("the one before is unknown");
    };
  }

  private Numbers numbers(Rollout rollout) {
    return joined.numbers.of("deployment " + rollout.deployment().id());
  }

  private Cell lead(Rollout rollout) {
    List<Lead> leads =
        joined.leadTimes.leads(Clock.MERGED).stream()
            .filter(lead -> lead.rollout().number() == rollout.number())
            .toList();
    return leads.isEmpty()
        ? Cell.of("")
        : Cell.of(
            numbers(rollout)
                .exact(
                    "merged to deployed, p50",
                    LeadTimes.sample(leads).quantile(0.5),
                    Unit.SPAN,
                    leads.size(),
                    "all that it brought"));
  }

  private Cell recovery(Rollout rollout, Failure failure) {
    OptionalDouble seconds = Recovery.seconds(failure);
    if (seconds.isEmpty()) {
      return Cell.of("unknown");
    }
    return Double.isInfinite(seconds.getAsDouble())
        ? Cell.of("not yet")
        : Cell.of(
            numbers(rollout)
                .exact("recovery time", seconds.getAsDouble(), Unit.SPAN, 1, "this failure"));
  }

  private Exhibit events() {
    List<Event> events = rollouts.stream().map(this::event).toList();
    return new Exhibit.Events("Deployments to production", "", events);
  }

  private Event event(Rollout rollout) {
    boolean failed = joined.failures.of(rollout).isPresent();
    String kind =
        switch (rollout.act()) {
          case ROLLBACK -> "rollback";
          case FAILED -> "failed-deployment";
          case CHANGE, WITHDRAWN, REPEAT -> failed ? "failed-deployment" : "deployment";
        };
    String service = rollout.service().isEmpty() ? "" : rollout.service() + " ";
    String words = service + version(rollout.deployment()) + ": " + words(rollout);
    return new Event(kind, rollout.at(), null, words);
  }

  /** Returns a row a service, where there are several; empty otherwise. */
  Optional<Exhibit> services() {
    List<String> names = rollouts.stream().map(Rollout::service).distinct().sorted().toList();
    if (names.size() < 2) {
      return Optional.empty();
    }
    List<List<Cell>> rows = names.stream().map(this::service).toList();
    return Optional.of(
        new Exhibit.Table(
            "Deliveries by service",
            "A measure of deliveries is of one service; do not rank services by it.",
            List.of(
                "service", "deployments", "failed, stated or undone", "merged to deployed, p50"),
            rows));
  }

  private List<Cell> service(String name) {
    Numbers numbers = joined.numbers.of(name);
    List<Rollout> changes =
        joined.production.changes().stream().filter(r -> r.service().equals(name)).toList();
    List<Lead> leads =
        joined.leadTimes.leads(Clock.MERGED).stream()
            .filter(lead -> lead.rollout().service().equals(name))
            .toList();
    long failed =
        changes.stream()
            .flatMap(r -> joined.failures.of(r).stream())
            .filter(f -> f.grade() != Failures.Grade.INFERRED)
            .count();
    return List.of(
        Cell.of(name),
        Cell.of(
            numbers.exact(
                "deployments",
                changes.size(),
                Unit.count("deployment"),
                changes.size(),
                "deployments of another version")),
        changes.isEmpty()
            ? Cell.of("")
            : Cell.of(numbers.ratio("failed", failed, changes.size(), "stated or undone")),
        Cell.of(
            numbers.quantile(
                new Numbers.Asked("merged to deployed, p50", 0.5, Unit.SPAN, "merged changes"),
                LeadTimes.sample(leads),
                joined.settings.seed(),
                "commits and merges on the branch")));
  }
}
