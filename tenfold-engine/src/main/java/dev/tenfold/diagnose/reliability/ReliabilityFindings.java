package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.reliability.Blamed.Grade;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Incident;
import dev.tenfold.slo.ErrorBudget;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Evidence;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What limits the product's reliability, the gravest first. */
final class ReliabilityFindings {
  /** Part of the budget below which its rest is told. */
  private static final double LOW = 0.25;

  private static final double FAILING = 0.1;
  private static final int FEWEST_FAILED = 3;
  static final int MOST_DEPLOYMENTS = 5;

  private final Numbers numbers;
  private final Selection selection;
  private final List<Blamed> blamed;
  private final List<Budget> budgets;
  private final IncidentCounts counts;

  ReliabilityFindings(
      Numbers numbers,
      Selection selection,
      List<Blamed> blamed,
      List<Budget> budgets,
      IncidentCounts counts) {
    this.numbers = numbers;
    this.selection = selection;
    this.blamed = blamed;
    this.budgets = budgets;
    this.counts = counts;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    budgets.stream()
        .filter(budget -> budget.budget() != null)
        .sorted(Comparator.comparingDouble(ReliabilityFindings::left))
        .forEach(budget -> budget(budget, findings));
    open(findings);
    blamed(findings);
    failing(findings);
    if (counts.rose()) {
      findings.add(
          finding(
              "incidents-rose",
              "There were more incidents in the second half of the window, by more than chance",
              "Look what changed in the middle: traffic, releases, or how incidents are recorded.",
              counts.change().value()));
    }
    return findings;
  }

  private static double left(Budget budget) {
    ErrorBudget known = budget.budget();
    return known == null ? 1 : known.left();
  }

  private void budget(Budget budget, List<Finding> findings) {
    ErrorBudget known = budget.budget();
    if (known == null || known.left() >= LOW) {
      return;
    }
    String failed =
        Figure.ratio(1 - known.attained()).text()
            + " of "
            + Figure.requests(known.total())
            + " were not good, and "
            + Figure.ratio(1 - known.target()).text()
            + " may be";
    Instant spent = budget.spentAt();
    if (budget.verdict() instanceof Verdict.Fail && spent != null) {
      findings.add(spent(budget, spent, failed));
    } else {
      findings.add(known.isMet() ? low(budget, known, failed) : missedInPart(budget, failed));
    }
  }

  private Finding spent(Budget budget, Instant spent, String failed) {
    return finding(
        "budget-spent",
        "The budget of "
            + budget.name()
            + " was spent by "
            + Times.stamp(spent)
            + " UTC: "
            + failed,
        "The budget is what all requests of "
            + Times.window(budget.past())
            + " allow; look what failed before it was spent.",
        budget.left(),
        budget.attained());
  }

  private Finding missedInPart(Budget budget, String failed) {
    return finding(
        "objective-missed-in-part",
        "In "
            + budget.part()
            + ", more failed than the objective "
            + budget.name()
            + " allows: "
            + failed,
        "Whether its budget is spent depends on the rest, which is not known.",
        budget.left(),
        budget.attained());
  }

  private Finding low(Budget budget, ErrorBudget known, String failed) {
    return finding(
        "budget-low",
        "Of the budget of "
            + budget.name()
            + ", "
            + Figure.ratio(Math.max(0, known.left())).text()
            + " is left"
            + (budget.part().isEmpty() ? ": " : " in " + budget.part() + ": ")
            + failed,
        "Until its period is over, changes that can wait should.",
        budget.left(),
        budget.attained());
  }

  private void open(List<Finding> findings) {
    List<Incident> open = selection.incidents().stream().filter(Restoring::isOpen).toList();
    if (open.isEmpty()) {
      return;
    }
    Incident oldest = open.getFirst();
    Instant now = numbers.window().to();
    String since = Times.length(Duration.between(oldest.began(), now));
    Measurement number =
        numbers.exact(
            "incidents still open",
            open.size(),
            Unit.count("incident"),
            selection.incidents().size(),
            "without an end");
    String many =
        open.size() == 1 ? "1 incident has" : Digits.whole(open.size()) + " incidents have";
    findings.add(
        finding(
            "incidents-open",
            many + " no end; the oldest, " + called(oldest) + ", has lasted " + since,
            "End those that are over where they are recorded: until then they lengthen every median.",
            number));
  }

  private void blamed(List<Finding> findings) {
    List<Blamed> gravest = new ArrayList<>(blamed);
    gravest.sort(
        Comparator.comparing(Blamed::grade)
            .thenComparingInt(each -> -each.incidents().size())
            .thenComparing(each -> each.deployment().finished()));
    gravest.stream().limit(MOST_DEPLOYMENTS).forEach(each -> findings.add(blamed(each)));
  }

  private Finding blamed(Blamed each) {
    Deployment deployment = each.deployment();
    int n = each.incidents().size();
    Incident first = each.incidents().getFirst();
    String after = Times.length(Duration.between(deployment.finished(), first.began()).abs());
    boolean stated = each.grade() == Grade.STATED;
    String title =
        version(deployment)
            + (deployment.outcome() == Outcome.ROLLED_BACK ? ", rolled back to on " : ", deployed ")
            + Times.stamp(deployment.finished())
            + " UTC, "
            + (stated ? "caused " : "was followed by ")
            + (n == 1 ? "an incident" : Digits.whole(n) + " incidents")
            + " after "
            + after
            + ": "
            + called(first);
    Measurement number =
        numbers.exact("incidents of one deployment", n, Unit.count("incident"), n, how(each));
    String detail =
        "Evidence: "
            + each.grade().words()
            + "."
            + (stated ? "" : " State the cause in the incident's record to be sure.");
    return finding("incident-after-deployment", title, detail, number);
  }

  private static String how(Blamed each) {
    return "evidence: " + each.grade().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String version(Deployment deployment) {
    String version =
        deployment.artifact().isEmpty() ? deployment.revision() : deployment.artifact();
    String name = deployment.service().isEmpty() ? "a deployment" : deployment.service();
    return version.isEmpty() ? name : name + " (" + version + ")";
  }

  private static String called(Incident incident) {
    return incident.title().isEmpty() ? incident.id() : "“" + incident.title() + "”";
  }

  private void failing(List<Finding> findings) {
    long failed = count(Outcome.FAILED);
    long tried = failed + count(Outcome.SUCCEEDED);
    if (failed < FEWEST_FAILED || failed < FAILING * tried) {
      return;
    }
    Measurement ratio = numbers.ratio("deployments that fail", failed, tried, "of those tried");
    findings.add(
        finding(
            "deployments-fail",
            Digits.whole(failed) + " of " + Digits.whole(tried) + " deployments did not succeed",
            "Each of them is work that did not reach users; look at the step that fails most.",
            ratio));
  }

  private long count(Outcome outcome) {
    return selection.deployments().stream().filter(each -> each.outcome() == outcome).count();
  }

  private Finding finding(String kind, String title, String detail, Measurement... evidence) {
    Measurement cost =
        numbers.missing(
            "time users wait for it",
            "records do not say how long users waited",
            "collect access logs with durations of the same time");
    return new Finding(kind, title, detail, cost, new Evidence(List.of(evidence), List.of()));
  }
}
