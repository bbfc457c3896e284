package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.diagnose.velocity.Failures.Failure;
import dev.tenfold.diagnose.velocity.Failures.Grade;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Incident;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How many deployments fail, how long recovery takes, and how much is deployed to mend. */
final class Instability {
  private static final String COLLECT =
      "collect incidents with the deployment, artifact or commit that caused each";

  private final Joined joined;
  private final Throughput throughput;
  private final List<Rollout> changes;

  Instability(Joined joined, Throughput throughput) {
    this.joined = joined;
    this.throughput = throughput;
    this.changes = joined.production.changes();
  }

  List<Indicator> indicators() {
    List<Indicator> indicators = new ArrayList<>();
    for (Grade grade : Grade.values()) {
      indicators.add(failRate(grade));
    }
    indicators.add(joined.weekly(recovery(0.5, "p50"), this::recoveryPoint));
    indicators.add(rework());
    return indicators;
  }

  private Indicator failRate(Grade grade) {
    Measurement value = rate(grade);
    List<Failure> failures = joined.failures.inWindow(grade);
    return joined.weekly(
        value,
        week -> {
          List<Rollout> ofWeek =
              changes.stream().filter(r -> Production.contains(week, r.at())).toList();
          long failed =
              failures.stream()
                  .filter(failure -> Production.contains(week, failure.rollout().at()))
                  .count();
          double share = ofWeek.isEmpty() ? Double.NaN : (double) failed / ofWeek.size();
          return new TrendPoint(week.from(), share, ofWeek.size());
        });
  }

  /** Returns the part of the changes that failed, as far as the grade of evidence goes. */
  Measurement rate(Grade grade) {
    String indicator =
        switch (grade) {
          case STATED -> "change fail rate, stated";
          case UNDONE -> "change fail rate, stated or undone";
          case INFERRED -> "change fail rate, stated, undone or inferred";
        };
    String none = throughput.noDeployments();
    if (none != null) {
      return joined.numbers.missing(indicator, none, throughput.deploymentFix());
    }
    if (changes.isEmpty()) {
      return joined.numbers.missing(
          indicator, "nothing was deployed to production in the window", "read a longer window");
    }
    if (grade != Grade.UNDONE && joined.incidents() == null) {
      return joined.numbers.missing(indicator, "no incidents were collected", COLLECT);
    }
    int failed = joined.failures.inWindow(grade).size();
    if (joined.incidents() == null && failed == 0) {
      return joined.numbers.missing(
          indicator,
          "no incidents were collected; that nothing was rolled back or reverted does not say that"
              + " nothing failed",
          COLLECT);
    }
    int silent = silent();
    if (grade == Grade.STATED && silent > 0) {
      return joined.numbers.missing(
          indicator,
          "none of the " + Digits.whole(silent) + " incidents states its cause",
          COLLECT);
    }
    return joined.numbers.ratio(indicator, failed, changes.size(), how(grade));
  }

  /** Returns how many incidents there are, if none states its cause; 0 where one does. */
  private int silent() {
    List<Incident> incidents = joined.incidents();
    return incidents == null || joined.failures.stated() > 0 ? 0 : incidents.size();
  }

  private String how(Grade grade) {
    String stated =
        joined.incidents() == null
            ? "a lower bound, as no incidents were collected: deployments"
            : "deployments that an incident names as its cause, or";
    String of = " ÷ deployments to production of another version";
    return switch (grade) {
      case STATED -> "deployments that an incident names as its cause" + of;
      case UNDONE ->
          stated
              + " that were rolled back, or of which a commit was reverted within "
              + Times.length(joined.settings.revertWithin())
              + of;
      case INFERRED ->
          "those stated or undone, and the last before each incident without a stated cause that"
              + " began within "
              + Times.length(joined.settings.failureWithin())
              + of;
    };
  }

  /** Returns a quantile of the time from a failed deployment to its recovery, in seconds. */
  Measurement recovery(double q, String name) {
    String indicator = "failed deployment recovery time, " + name;
    String none = throughput.noDeployments();
    if (none != null) {
      return joined.numbers.missing(indicator, none, throughput.deploymentFix());
    }
    List<Failure> failures = joined.failures.inWindow(Grade.INFERRED);
    if (failures.isEmpty()) {
      return joined.incidents() == null
          ? joined.numbers.missing(
              indicator, "no incidents were collected and nothing was undone", COLLECT)
          : joined.numbers.missing(
              indicator, "no deployment of the window is known to have failed", "none is needed");
    }
    double[] seconds =
        failures.stream()
            .map(Recovery::seconds)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    long open = Arrays.stream(seconds).filter(Double::isInfinite).count();
    return joined.numbers.quantile(
        new Numbers.Asked(indicator, q, Unit.SPAN, "failed deployments"),
        seconds,
        "from the deployment to the end of its incidents, or until it was undone; "
            + count(Grade.STATED)
            + " stated, "
            + count(Grade.UNDONE)
            + " undone, "
            + count(Grade.INFERRED)
            + " inferred; "
            + open
            + " still open count as longer than all others, "
            + (failures.size() - seconds.length)
            + " without a usable end are left out");
  }

  /** Returns the median over the failures deployed in a week; NaN where half of them last. */
  private TrendPoint recoveryPoint(Window week) {
    double[] seconds =
        joined.failures.inWindow(Grade.INFERRED).stream()
            .filter(failure -> Production.contains(week, failure.rollout().at()))
            .map(Recovery::seconds)
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    double median = seconds.length == 0 ? Double.NaN : seconds[(seconds.length - 1) / 2];
    double known = Double.isInfinite(median) ? Double.NaN : median;
    return new TrendPoint(week.from(), known, seconds.length);
  }

  private long count(Grade grade) {
    return joined.failures.inWindow(grade).stream().filter(f -> f.grade() == grade).count();
  }

  private Indicator rework() {
    String indicator = "deployment rework rate";
    String none = throughput.noDeployments();
    if (none != null) {
      return Indicator.of(joined.numbers.missing(indicator, none, throughput.deploymentFix()));
    }
    List<Rollout> all =
        joined.production.inWindow().stream()
            .filter(r -> r.isChange() || r.act() == Rollout.Act.ROLLBACK)
            .toList();
    List<Rollout> known = all.stream().filter(Instability::saysWhy).toList();
    if (known.isEmpty() || known.size() * 2 < all.size()) {
      return Indicator.of(
          joined.numbers.missing(
              indicator,
              known.size() + " of " + all.size() + " deployments say why they were made",
              "record with each deployment whether it was planned or made to mend an incident"));
    }
    Measurement value =
        joined.numbers.ratio(
            indicator,
            known.stream().filter(Instability::isRework).count(),
            known.size(),
            "unplanned deployments because of an incident, rollbacks among them ÷ those of the "
                + all.size()
                + " that say why");
    return joined.weekly(
        value,
        week -> {
          List<Rollout> ofWeek =
              known.stream().filter(r -> Production.contains(week, r.at())).toList();
          long rework = ofWeek.stream().filter(Instability::isRework).count();
          double share = ofWeek.isEmpty() ? Double.NaN : (double) rework / ofWeek.size();
          return new TrendPoint(week.from(), share, ofWeek.size());
        });
  }

  private static boolean saysWhy(Rollout rollout) {
    return isRework(rollout) || rollout.deployment().trigger() == Trigger.PLANNED;
  }

  private static boolean isRework(Rollout rollout) {
    return rollout.act() == Rollout.Act.ROLLBACK
        || rollout.deployment().trigger() == Trigger.REWORK;
  }
}
