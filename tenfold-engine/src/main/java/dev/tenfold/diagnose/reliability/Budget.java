package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.diagnose.reliability.GoodRequests.Lack;
import dev.tenfold.slo.ErrorBudget;
import dev.tenfold.slo.Indicator.Elsewhere;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Objective.Budgeting;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An objective with what its requests say of it, every request weighing the same.
 *
 * @see <a href="https://sre.google/workbook/implementing-slos/">Site Reliability Workbook (2018),
 *     chapter 2</a>
 */
final class Budget {
  /** Part of the objective's period, and of its requests, that must be known to judge it. */
  private static final double KNOWN = 0.95;

  private static final int POINTS = 240;

  private final GoodRequests requests;
  private final Objective objective;
  private final Numbers numbers;
  private final List<Bucket> buckets;
  private final Window period;
  private final Window past;
  private final long unjudged;
  private final @Nullable ErrorBudget budget;

  Budget(GoodRequests requests, Window window) {
    this.requests = requests;
    this.objective = requests.objective();
    this.period = objective.period().around(window.to());
    Instant to = period.to().isBefore(window.to()) ? period.to() : window.to();
    this.past = new Window(period.from(), to);
    this.numbers = new Numbers(scope(objective), past);
    this.buckets =
        requests.buckets().stream().filter(bucket -> Selection.isIn(past, bucket.from())).toList();
    long good = buckets.stream().mapToLong(Bucket::good).sum();
    long total = buckets.stream().mapToLong(Bucket::total).sum();
    this.unjudged = buckets.stream().mapToLong(Bucket::unjudged).sum();
    this.budget = total == 0 ? null : new ErrorBudget(objective.target(), good, total);
  }

  private static String scope(Objective objective) {
    String route =
        switch (objective.indicator()) {
          case dev.tenfold.slo.Indicator.Available available -> available.route();
          case dev.tenfold.slo.Indicator.Fast fast -> fast.route();
          case Elsewhere _ -> "";
        };
    return objective.service() + (route.isEmpty() ? "" : " " + route);
  }

  String name() {
    return objective.name();
  }

  Objective objective() {
    return objective;
  }

  Window past() {
    return past;
  }

  /** Returns the budget; null where there is none, which {@link #left} says why. */
  @Nullable ErrorBudget budget() {
    return why().isEmpty() ? budget : null;
  }

  /** Returns why there is no number; empty where there is. */
  private String why() {
    if (objective.indicator() instanceof Elsewhere elsewhere) {
      return "its indicator is " + elsewhere.words();
    }
    if (objective.budgeting() != Budgeting.OCCURRENCES) {
      return "it is budgeted by stretches of time, and only requests are counted";
    }
    if (requests.buckets().isEmpty()) {
      return "no requests of " + numbers.scope() + " were read";
    }
    if (budget != null) {
      return "";
    }
    Lack lack = requests.lack();
    return unjudged > 0 && lack != null ? lack.why() : "no request came in its period";
  }

  private String fix() {
    if (objective.indicator() instanceof Elsewhere) {
      return "annotate the SLO with tenfold.dev/good";
    }
    if (objective.budgeting() != Budgeting.OCCURRENCES) {
      return "set budgetingMethod: Occurrences";
    }
    Lack lack = requests.lack();
    return unjudged > 0 && lack != null ? lack.fix() : "collect the access logs of that time";
  }

  /** Returns the part of the period from the first request that can be judged to the last. */
  private double seen() {
    List<Bucket> judged = buckets.stream().filter(bucket -> bucket.total() > 0).toList();
    if (judged.isEmpty()) {
      return 0;
    }
    Instant first = judged.getFirst().from();
    Instant last = judged.getLast().from().plus(requests.width());
    Duration seen = Duration.between(first, last.isAfter(past.to()) ? past.to() : last);
    return Math.min(1, seen.toMillis() / (double) period.length().toMillis());
  }

  /**
   * Returns which part is known, a clause; empty where that is enough to judge the objective, or
   * nothing is.
   */
  String part() {
    ErrorBudget known = budget();
    if (known == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (seen() < KNOWN) {
      parts.add("the " + Figure.ratio(seen()).text() + " of its period that was seen");
    }
    double judged = known.total() / (double) (known.total() + unjudged);
    if (judged < KNOWN) {
      parts.add("the " + Figure.ratio(judged).text() + " of its requests that can be judged");
    }
    return String.join(" and ", parts);
  }

  /** Returns of how many requests it is not known whether they were good, a sentence or nothing. */
  String caveat() {
    Lack lack = requests.lack();
    return budget() == null || unjudged == 0 || lack == null
        ? ""
        : Figure.requests(unjudged)
            + " of objective "
            + name()
            + " cannot be judged, as "
            + lack.why()
            + ": "
            + lack.fix()
            + ".";
  }

  /** Returns the part of the budget that is left, of as much of the period as was seen. */
  Measurement left() {
    ErrorBudget known = budget();
    boolean isPart = known != null && seen() < KNOWN;
    String seen = isPart ? ", in the " + Figure.ratio(seen()).text() + " seen" : "";
    String indicator = "error budget left, " + name() + seen;
    return known == null
        ? numbers.missing(indicator, why(), fix())
        : numbers.with(
            indicator,
            known.left(),
            Unit.RATIO,
            known.leftInterval(Numbers.LEVEL),
            Provenance.exact(known.total(), how()));
  }

  private String how() {
    return requests.how()
        + "; good is "
        + objective.indicator().words()
        + "; over "
        + objective.period().words()
        + (seen() < KNOWN ? ", of which " + Figure.ratio(seen()).text() + " was seen" : "")
        + (unjudged > 0 ? "; beside " + Figure.requests(unjudged) + " that cannot be judged" : "");
  }

  /** Returns the part of the requests that was good. */
  Measurement attained() {
    String indicator = "attainment, " + name();
    ErrorBudget known = budget();
    return known == null
        ? numbers.missing(indicator, why(), fix())
        : numbers.with(
            indicator,
            known.attained(),
            Unit.RATIO,
            known.attainedInterval(Numbers.LEVEL),
            Provenance.exact(known.total(), how()));
  }

  Verdict verdict() {
    ErrorBudget known = budget();
    if (known == null) {
      return new Verdict.Inconclusive(why());
    }
    if (isMissed(known)) {
      return new Verdict.Fail("more failed than the objective allows");
    }
    if (!part().isEmpty()) {
      String so = known.isMet() ? "met in " : "missed in ";
      return new Verdict.Inconclusive(so + part() + ", and the rest is not known");
    }
    return known.attainedInterval(Numbers.LEVEL).low() >= objective.target()
        ? new Verdict.Pass("met")
        : new Verdict.Inconclusive(
            "met so far, with too few requests to tell it from chance: "
                + Digits.whole(known.total()));
  }

  /** Returns whether more failed than may, whatever the rest was. */
  private boolean isMissed(ErrorBudget known) {
    if (seen() < KNOWN || known.isMet()) {
      return false;
    }
    ErrorBudget atBest =
        new ErrorBudget(known.target(), known.good() + unjudged, known.total() + unjudged);
    return part().isEmpty() || !atBest.isMet();
  }

  Indicator leftIndicator() {
    return new Indicator(left(), "not spent", verdict(), List.of());
  }

  Indicator attainedIndicator() {
    String target = "at least " + Figure.ratio(objective.target()).text();
    return new Indicator(attained(), target, verdict(), List.of());
  }

  /** Returns when more had failed than all the requests of the period allow; null if never. */
  @Nullable Instant spentAt() {
    ErrorBudget known = budget();
    if (known == null || known.isMet()) {
      return null;
    }
    long bad = 0;
    for (Bucket bucket : buckets) {
      bad += bucket.bad();
      if (bad > known.allowed()) {
        Instant end = bucket.from().plus(requests.width());
        return end.isAfter(past.to()) ? past.to() : end;
      }
    }
    return null;
  }

  /** Returns how the budget went; no points where there is none. */
  Exhibit.Series burnDown() {
    List<Point> points = new ArrayList<>();
    ErrorBudget known = budget();
    if (known != null) {
      Duration step = past.length().dividedBy(POINTS);
      points.add(new Point(past.from(), 1, Double.NaN, Double.NaN));
      long bad = 0;
      Instant told = past.from();
      for (int i = 0; i < buckets.size(); i++) {
        bad += buckets.get(i).bad();
        Instant end = buckets.get(i).from().plus(requests.width());
        boolean isLast = i == buckets.size() - 1;
        if (isLast || Duration.between(told, end).compareTo(step) >= 0) {
          Instant at = end.isAfter(past.to()) ? past.to() : end;
          points.add(new Point(at, 1 - bad / known.allowed(), Double.NaN, Double.NaN));
          told = end;
        }
      }
    }
    return new Exhibit.Series(
        "Error budget left, " + name(),
        "Part of what the requests seen of the period allow to fail; below 0 it is overspent.",
        Unit.RATIO,
        0.0,
        points);
  }
}
