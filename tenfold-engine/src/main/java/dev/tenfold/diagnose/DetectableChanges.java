package dev.tenfold.diagnose;

import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Target;
import dev.tenfold.gate.GateDecision.Detectable;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import java.util.List;

/**
 * For each target, the least change that two windows like this one can tell from noise: a change
 * that large is seen four times in five, and nothing is taken for a change but once in twenty.
 *
 * <p>With standard errors s of both windows it is (z₀.₉₇₅ + z₀.₈) · √2 · s. Of s, the larger is
 * taken: that of the requests, from the interval, or that of the parts of the window, which differ
 * by more than their requests explain when load, releases and neighbours come and go.
 *
 * @see <a href="https://www.itl.nist.gov/div898/handbook/prc/section2/prc222.htm">NIST/SEMATECH
 *     e-Handbook, 7.2.2.2: sample sizes required</a>
 */
public final class DetectableChanges {
  private static final double OF_CHANCE = 1.959964;
  private static final double OF_POWER = 0.841621;
  private static final int FEWEST_PARTS = 6;

  private final Diagnosis diagnosis;
  private final TargetNumbers numbers;

  private DetectableChanges(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.numbers = new TargetNumbers(diagnosis);
  }

  /** Returns one for each target of the engagement. */
  public static List<Detectable> of(Engagement engagement, Diagnosis diagnosis) {
    DetectableChanges changes = new DetectableChanges(diagnosis);
    return engagement.targets().stream().map(changes::of).toList();
  }

  private Detectable of(Target target) {
    Subject subject = new Subject("least change that can be told", target.id(), diagnosis.window());
    Measurement found = numbers.of(target).orElse(null);
    if (!(found instanceof Measured now) || now.interval() == null) {
      return new Detectable(
          target.id(),
          new Missing(subject, "nothing that was collected measures it", fix(target)),
          "Promise nothing of it yet.");
    }
    Interval interval = now.interval();
    double ofRequests = (interval.high() - interval.low()) / 2 / OF_CHANCE;
    double ofParts = target.route().isEmpty() ? numbers.betweenParts(target, FEWEST_PARTS) : 0;
    double error = ofParts > ofRequests ? ofParts : ofRequests;
    double least = (OF_CHANCE + OF_POWER) * Math.sqrt(2) * error;
    String how =
        ofParts > ofRequests
            ? "from how much parts of the window differ, two such windows, power 80 %"
            : "from the interval of "
                + now.subject().indicator()
                + ", two such windows, power 80 %";
    Measurement change =
        new Measured(subject, least, ofChange(now), null, new Provenance(now.n(), how, 0));
    return new Detectable(target.id(), change, words(target, now, least));
  }

  /** Returns the unit of a change: 20 % to 10 % is 10 points, and not 10 % less. */
  private static Unit ofChange(Measured now) {
    return now.unit().equals(Unit.RATIO) ? Unit.RATIO_DIFFERENCE : now.unit();
  }

  private static String words(Target target, Measured now, double least) {
    double asked = TargetNumbers.objective(target, now.unit());
    if (Double.isNaN(asked)) {
      return "The objective's unit, " + target.objective().unit() + ", is not one of this number.";
    }
    double needed = Math.abs(now.value() - asked);
    String way = Figure.of(needed, ofChange(now)).text();
    if (target.objective().atMost() ? now.value() <= asked : now.value() >= asked) {
      return "The objective is met in this window.";
    }
    return needed >= least
        ? "The objective asks for a change of " + way + ": it can be seen."
        : "The objective asks for a change of " + way + ": it cannot be seen in such a window.";
  }

  /** Returns how to have a target's number measured. */
  static String fix(Target target) {
    return switch (target.metric()) {
      case LATENCY, ERROR_RATE ->
          "collect access logs with "
              + (target.route().isEmpty() ? "durations" : "requests of " + target.route());
      case DEPLOYMENT_FREQUENCY, CHANGE_LEAD_TIME, CHANGE_FAIL_RATE, DEPLOYMENT_REWORK_RATE ->
          "collect git and deployments";
      case FAILED_DEPLOYMENT_RECOVERY_TIME, INCIDENT_RATE, TIME_TO_RESTORE -> "collect incidents";
      case UNIT_COST -> "collect cost";
      case SECURITY_GAPS ->
          "a count of requirements has no noise: compare requirement by requirement";
    };
  }
}
