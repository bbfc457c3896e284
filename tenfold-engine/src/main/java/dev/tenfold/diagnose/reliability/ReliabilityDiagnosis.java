package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.diagnose.reliability.Blamed.Grade;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.stats.KaplanMeier.Lasting;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The reliability of a product, from records of incidents and deployments and from objectives. */
public final class ReliabilityDiagnosis {
  private static final String NO_INCIDENTS = "no records of incidents were read";
  private static final String FIX_INCIDENTS =
      "collect the incidents of PagerDuty, Opsgenie, incident.io, a status page, or a table";
  private static final String NO_DEPLOYMENTS = "no records of deployments were read";
  private static final String FIX_DEPLOYMENTS =
      "collect deployments as CDEvents, or from GitHub or GitLab";
  private static final int SOURCES = 3;

  private final ReliabilityMaterial material;
  private final Window window;
  private final Numbers numbers;
  private final Selection selection;
  private final Blame blame;
  private final List<Blamed> blamed;
  private final List<Budget> budgets;

  private ReliabilityDiagnosis(ReliabilityMaterial material) {
    this.material = material;
    this.window = material.window();
    this.numbers = new Numbers("all services", window);
    this.selection = Selection.of(material);
    this.blame = new Blame(selection, material.declared().causeWithin());
    this.blamed = blame.blamed();
    this.budgets = material.objectives().stream().map(each -> new Budget(each, window)).toList();
  }

  /** Returns all that can be said, whatever is missing. */
  public static Chapter of(ReliabilityMaterial material) {
    return new ReliabilityDiagnosis(material).chapter();
  }

  private Chapter chapter() {
    IncidentCounts counts = new IncidentCounts(numbers, selection.incidents());
    List<Indicator> indicators = new ArrayList<>();
    addBudgets(indicators);
    addIncidents(indicators, counts);
    indicators.add(successRate());
    ReliabilityFindings findings =
        new ReliabilityFindings(numbers, selection, blamed, budgets, counts);
    ReliabilityExhibits exhibits = new ReliabilityExhibits(numbers, selection, blame, budgets);
    return new Chapter(card(), indicators, findings.findings(), exhibits.exhibits(), notes());
  }

  private void addBudgets(List<Indicator> indicators) {
    if (budgets.isEmpty()) {
      indicators.add(Indicator.of(noObjective()));
    }
    for (Budget budget : budgets) {
      indicators.add(budget.leftIndicator());
      indicators.add(budget.attainedIndicator());
    }
  }

  private Measurement noObjective() {
    return numbers.missing(
        "error budget left",
        "no objective is set",
        "write down which part of the requests must succeed, over which time (slo/*.yaml)");
  }

  private void addIncidents(List<Indicator> indicators, IncidentCounts counts) {
    if (material.incidents() == null) {
      for (String name :
          List.of("incidents", "incidents a month", "time to restore", "incidents still open")) {
        indicators.add(Indicator.of(numbers.missing(name, NO_INCIDENTS, FIX_INCIDENTS)));
      }
      return;
    }
    indicators.add(counts.count());
    indicators.add(counts.rate());
    indicators.add(counts.change());
    indicators.add(counts.detectable());
    List<Lasting> lengths = Restoring.lengths(selection.incidents(), window.to());
    indicators.add(
        Indicator.of(
            numbers.median(
                "time to restore",
                lengths,
                "incident",
                " with a duration",
                "median of begin to mitigated, or else resolved, whatever the cause")));
    long open = selection.incidents().stream().filter(Restoring::isOpen).count();
    indicators.add(
        Indicator.of(
            numbers.exact(
                "incidents still open",
                (double) open,
                Unit.count("incident"),
                selection.incidents().size(),
                "without an end")));
    recovery(indicators);
  }

  private void recovery(List<Indicator> indicators) {
    String name = "failed-deployment recovery time";
    if (material.deployments() == null) {
      indicators.add(Indicator.of(numbers.missing(name, NO_DEPLOYMENTS, FIX_DEPLOYMENTS)));
      return;
    }
    List<Blamed> sure = blamed.stream().filter(each -> each.grade() != Grade.FOLLOWED).toList();
    String how = "median of deployed to its last incident's end";
    indicators.add(
        Indicator.of(
            numbers.median(
                name,
                Restoring.recoveries(sure, window.to()),
                "deployment",
                " stated as a cause or rolled back",
                how + ", where it is stated as the cause or was rolled back")));
    if (sure.size() < blamed.size()) {
      String within = Times.length(material.declared().causeWithin());
      indicators.add(
          Indicator.of(
              numbers.median(
                  name + ", with those only followed by an incident",
                  Restoring.recoveries(blamed, window.to()),
                  "deployment",
                  " followed by an incident",
                  how + ", also where an incident only began within " + within)));
    }
  }

  private Indicator successRate() {
    String name = "deploy success rate";
    if (material.deployments() == null) {
      return Indicator.of(numbers.missing(name, NO_DEPLOYMENTS, FIX_DEPLOYMENTS));
    }
    if (!material.deployments().isEmpty() && selection.allDeployments().isEmpty()) {
      return Indicator.of(
          numbers.missing(
              name,
              "none of the deployments that were read is to production",
              "declare which environments are production"));
    }
    long succeeded = deployments(Outcome.SUCCEEDED, window);
    long failed = deployments(Outcome.FAILED, window);
    if (failed == 0 && !material.declared().failuresTold()) {
      return Indicator.of(
          numbers.missing(
              name,
              "the records tell of no deployment that failed, whether or not one did",
              "collect from what deploys: GitHub and GitLab record failures, CDEvents do not"));
    }
    if (succeeded + failed == 0) {
      return Indicator.of(
          numbers.missing(name, "nothing was deployed in the window", "look at a longer time"));
    }
    long again = deployments(Outcome.ROLLED_BACK, window);
    String how =
        "succeeded of those tried"
            + (again == 0 ? "" : ", rollbacks apart: " + Digits.whole(again));
    Measurement value = numbers.ratio(name, succeeded, succeeded + failed, how);
    return new Indicator(value, "", new Verdict.Inconclusive("no target is set"), successTrend());
  }

  private long deployments(Outcome outcome, Window in) {
    return selection.deployments().stream()
        .filter(each -> each.outcome() == outcome && Selection.isIn(in, each.finished()))
        .count();
  }

  private List<TrendPoint> successTrend() {
    Parts parts = Parts.of(window);
    long[] succeeded = parts.counts(times(Outcome.SUCCEEDED));
    long[] failed = parts.counts(times(Outcome.FAILED));
    List<TrendPoint> trend = new ArrayList<>();
    for (int i = 0; i < succeeded.length; i++) {
      long n = succeeded[i] + failed[i];
      double value = n == 0 ? Double.NaN : (double) succeeded[i] / n;
      trend.add(new TrendPoint(parts.parts().get(i).from(), value, n));
    }
    return trend;
  }

  private List<Instant> times(Outcome outcome) {
    return selection.deployments().stream()
        .filter(each -> each.outcome() == outcome)
        .map(Deployment::finished)
        .toList();
  }

  private DimensionCard card() {
    Measurement headline = noObjective();
    double lowest = Double.POSITIVE_INFINITY;
    for (Budget budget : budgets) {
      Measurement left = budget.left();
      boolean isLower = left instanceof Measured measured && measured.value() < lowest;
      if (isLower || lowest == Double.POSITIVE_INFINITY) {
        headline = left;
      }
      lowest = left instanceof Measured measured ? Math.min(lowest, measured.value()) : lowest;
    }
    List<Measurement> more = new ArrayList<>();
    if (material.incidents() != null) {
      more.add(new IncidentCounts(numbers, selection.incidents()).rate().value());
    }
    if (successRate().value() instanceof Measured rate) {
      more.add(rate);
    }
    return new DimensionCard(Dimension.RELIABILITY, headline, more, verdict(), coverage());
  }

  private Verdict verdict() {
    List<Verdict> verdicts = budgets.stream().map(Budget::verdict).toList();
    long failed = verdicts.stream().filter(each -> each instanceof Verdict.Fail).count();
    long passed = verdicts.stream().filter(each -> each instanceof Verdict.Pass).count();
    String all = " of " + Digits.whole(verdicts.size()) + " objectives ";
    if (failed > 0) {
      return new Verdict.Fail(Digits.whole(failed) + all + "missed");
    }
    if (verdicts.isEmpty()) {
      return new Verdict.Inconclusive("no objective is set");
    }
    return passed == verdicts.size()
        ? new Verdict.Pass("all objectives met")
        : new Verdict.Inconclusive(Digits.whole(verdicts.size() - passed) + all + "cannot be told");
  }

  private Measurement coverage() {
    long known = budgets.stream().filter(budget -> budget.budget() != null).count();
    double objectives = budgets.isEmpty() ? 0 : (double) known / budgets.size();
    double sum =
        objectives
            + (material.incidents() == null ? 0 : 1)
            + (material.deployments() == null ? 0 : 1);
    return numbers.exact(
        "coverage",
        sum / SOURCES,
        Unit.RATIO,
        SOURCES,
        "of records of incidents, records of deployments, and objectives with their requests");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(selection.notes());
    budgets.stream().map(Budget::caveat).filter(each -> !each.isEmpty()).forEach(notes::add);
    if (blame.unmatched() > 0) {
      notes.add(
          "Causes that are stated and are none of the deployments that were read: "
              + Digits.whole(blame.unmatched())
              + ".");
    }
    if (blamed.size() > ReliabilityFindings.MOST_DEPLOYMENTS) {
      notes.add(
          Digits.whole(blamed.size())
              + " deployments have incidents put down to them: the table of deployments has all.");
    }
    boolean inferred = blamed.stream().anyMatch(each -> each.grade() == Grade.FOLLOWED);
    if (inferred) {
      notes.add(
          "Where nobody states a cause, an incident is put beside the last deployment of its"
              + " service within "
              + Times.length(material.declared().causeWithin())
              + ": that is order in time, and no proof.");
    }
    if (material.incidents() != null && !selection.incidents().isEmpty()) {
      notes.add(
          "Times to restore are far from normal: a change of their median is seldom more than"
              + " chance, so targets stand on error budgets.");
    }
    return notes;
  }
}
