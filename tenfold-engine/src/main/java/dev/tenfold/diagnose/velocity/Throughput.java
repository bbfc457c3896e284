package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.diagnose.velocity.ChangeSets.State;
import dev.tenfold.diagnose.velocity.LeadTimes.Lead;
import dev.tenfold.stats.ClusteredSample;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often changes are deployed, and how long each took. */
final class Throughput {
  static final String RECORD =
      "record each deployment as a line of JSON: id, service, environment, commit, time, outcome;"
          + " or declare which tags are deployments";
  static final String FETCH =
      "git fetch origin '+refs/pull/*/head:refs/pull/*/head' (GitLab: merge-requests for pull)";

  /** Above this part of squashed changes, the rest no longer stands for all. */
  private static final double MOST_HIDDEN = 0.1;

  static final String HIDDEN = "not observable: ";

  private final Joined joined;
  private final Map<String, Measurement> leadTimes = new HashMap<>();

  Throughput(Joined joined) {
    this.joined = joined;
  }

  List<Indicator> indicators() {
    List<Indicator> indicators = new ArrayList<>();
    indicators.add(frequency());
    for (Clock clock : Clock.values()) {
      indicators.addAll(leadTime(clock));
    }
    indicators.add(Indicator.of(linked()));
    return indicators;
  }

  /** Returns why deployments tell nothing; null where they do. */
  @Nullable String noDeployments() {
    if (joined.material.deployments().isEmpty()) {
      return "no deployments were collected";
    }
    if (joined.production.all().isEmpty()) {
      return "none of the "
          + Digits.whole(joined.production.elsewhereCount())
          + " deployments is to production: they are to "
          + String.join(", ", joined.production.elsewhere());
    }
    return null;
  }

  /** Returns how to have deployments. */
  String deploymentFix() {
    return joined.material.deployments().isEmpty()
        ? RECORD
        : "declare which environments are production";
  }

  private Indicator frequency() {
    String indicator = "deployment frequency";
    String none = noDeployments();
    if (none != null) {
      return Indicator.of(joined.numbers.missing(indicator, none, deploymentFix()));
    }
    List<Rollout> successful = successful();
    Measurement value =
        joined.numbers.exact(
            indicator,
            successful.size() / joined.weekCount(),
            Unit.per("deployment", "week"),
            successful.size(),
            "successful deployments to production of another version, rollbacks and repeats left"
                + " out; weeks without any count");
    return joined.weekly(
        value,
        week -> {
          long n = successful.stream().filter(r -> Production.contains(week, r.at())).count();
          return new TrendPoint(week.from(), n, n);
        });
  }

  /** Returns the changes of the window that stayed in service. */
  List<Rollout> successful() {
    return joined.production.changes().stream()
        .filter(rollout -> rollout.act() == Rollout.Act.CHANGE)
        .toList();
  }

  private List<Indicator> leadTime(Clock clock) {
    Measurement median = leadTime(clock, 0.5, "p50");
    List<Lead> leads = joined.leadTimes.leads(clock);
    Indicator first = joined.weekly(median, week -> point(leads, week));
    if (!(median instanceof Measured)) {
      return List.of(first);
    }
    return List.of(
        first,
        Indicator.of(leadTime(clock, 0.75, "p75")),
        Indicator.of(leadTime(clock, 0.9, "p90")));
  }

  private static TrendPoint point(List<Lead> leads, Window week) {
    List<Lead> ofWeek =
        leads.stream().filter(lead -> Production.contains(week, lead.rollout().at())).toList();
    double value = ofWeek.isEmpty() ? Double.NaN : LeadTimes.sample(ofWeek).quantile(0.5);
    return new TrendPoint(week.from(), value, ofWeek.size());
  }

  /** Returns a quantile of the lead time on a clock, in seconds. */
  Measurement leadTime(Clock clock, double q, String name) {
    String indicator = "change lead time, " + clock.words() + ", " + name;
    return leadTimes.computeIfAbsent(indicator, any -> leadTime(clock, new Wanted(q, indicator)));
  }

  private record Wanted(double q, String indicator) {}

  private Measurement leadTime(Clock clock, Wanted wanted) {
    String indicator = wanted.indicator;
    Measurement missing = missing(clock, indicator);
    if (missing != null) {
      return missing;
    }
    ClusteredSample sample = LeadTimes.sample(joined.leadTimes.leads(clock));
    String things = clock == Clock.AUTHORED ? "changes" : "merged changes";
    return joined.numbers.quantile(
        new Numbers.Asked(indicator, wanted.q, Unit.SPAN, things),
        sample,
        joined.settings.seed(),
        how(clock, sample));
  }

  private String how(Clock clock, ClusteredSample sample) {
    String what =
        switch (clock) {
          case AUTHORED -> "commits of people, no merges, from when they were written";
          case PULL_REQUEST -> "pull requests, from when their first commit was written";
          case MERGED -> "commits and merges on the branch, from when they were committed";
        };
    LeadTimes times = joined.leadTimes;
    String squashed = "";
    if (clock == Clock.AUTHORED && times.squashed() > 0) {
      squashed =
          "; "
              + Digits.whole(times.squashed())
              + " are squashed, of which "
              + Digits.whole(times.squashed() - times.hidden())
              + " count from the first commit of their pull request and the others are left out";
    }
    return what
        + squashed
        + "; in "
        + sample.clusters()
        + " deployments with known changes, drawn as a whole";
  }

  private @Nullable Measurement missing(Clock clock, String indicator) {
    Numbers numbers = joined.numbers;
    String none = noDeployments();
    if (none != null) {
      return numbers.missing(indicator, none, deploymentFix());
    }
    if (joined.history.isEmpty()) {
      return numbers.missing(
          indicator, "no history of the code was read", "name the product's repository");
    }
    Measurement unlinked = unlinked(indicator);
    if (unlinked != null) {
      return unlinked;
    }
    LeadTimes times = joined.leadTimes;
    if (clock == Clock.AUTHORED && times.hidden() > MOST_HIDDEN * times.commits()) {
      String share = Figure.ratio((double) times.hidden() / times.commits()).text();
      return numbers.missing(
          indicator,
          HIDDEN
              + share
              + " of the deployed commits are squashed pull requests, which erases when they were"
              + " written",
          FETCH);
    }
    if (joined.leadTimes.leads(clock).isEmpty()) {
      boolean requests = clock == Clock.PULL_REQUEST;
      return numbers.missing(
          indicator,
          requests
              ? "it is not known when any deployed pull request began"
              : "no deployed change can be timed on this clock",
          requests ? FETCH : "deploy from the branch that is read, or read the one deployed from");
    }
    return null;
  }

  /** Returns why no deployment can be linked to its changes; null where one can. */
  private @Nullable Measurement unlinked(String indicator) {
    List<Rollout> changes = joined.production.changes();
    if (changes.isEmpty()) {
      return joined.numbers.missing(
          indicator, "nothing was deployed to production in the window", "read a longer window");
    }
    if (count(changes, State.KNOWN) > 0) {
      return null;
    }
    if (count(changes, State.UNKNOWN) == 0) {
      return joined.numbers.missing(
          indicator,
          "no deployment has a known one before it to compare with",
          "collect deployments from before the window too");
    }
    boolean named = changes.stream().anyMatch(r -> !r.deployment().revision().isEmpty());
    return joined.numbers.missing(
        indicator,
        named
            ? "the revisions deployed are not in the history that was read"
            : "the deployments name no commit, and which one it was is not guessed",
        named
            ? "fetch all branches and tags, and read from the deployed revisions on"
            : "record the commit with each deployment");
  }

  private long count(List<Rollout> changes, State state) {
    return changes.stream().filter(r -> joined.sets.of(r).state() == state).count();
  }

  private Measurement linked() {
    String indicator = "deployments with known changes";
    String none = noDeployments();
    if (none != null) {
      return joined.numbers.missing(indicator, none, deploymentFix());
    }
    List<Rollout> changes = successful();
    if (changes.isEmpty()) {
      return joined.numbers.missing(
          indicator, "nothing was deployed to production in the window", "read a longer window");
    }
    return joined.numbers.ratio(
        indicator,
        count(changes, State.KNOWN),
        changes.size(),
        "linked by commit or release; "
            + count(changes, State.FIRST)
            + " are the first of their service, "
            + count(changes, State.UNKNOWN)
            + " have no known commit, "
            + count(changes, State.AFTER_UNKNOWN)
            + " follow such a one");
  }
}
