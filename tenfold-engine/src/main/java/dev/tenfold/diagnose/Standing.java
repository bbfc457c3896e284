package dev.tenfold.diagnose;

import dev.tenfold.engagement.Engagement;
import dev.tenfold.engagement.Target;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Verdict;
import java.util.List;

/**
 * How something that was agreed on stands.
 *
 * @param target what is to be reached
 * @param dimension which dimension it belongs to
 * @param now the number in this window, or why there is none
 * @param verdict whether the number, with all of its interval, is what it should be
 */
public record Standing(Target target, Dimension dimension, Measurement now, Verdict verdict) {
  /** Returns how each target of an engagement stands in a diagnosis. */
  public static List<Standing> of(Engagement engagement, Diagnosis diagnosis) {
    TargetNumbers numbers = new TargetNumbers(diagnosis);
    return engagement.targets().stream()
        .map(target -> {
          Measurement now =
              numbers
                  .of(target)
                  .orElseGet(() ->
                      new Missing(
                          new Subject(target.id(), "target", diagnosis.window()),
                          "nothing that was collected measures it",
                          DetectableChanges.fix(target)));
          return new Standing(target, TargetNumbers.dimension(target), now, verdict(target, now));
        })
        .toList();
  }

  private static Verdict verdict(Target target, Measurement now) {
    if (!(now instanceof Measured number)) {
      return new Verdict.Inconclusive(target.id() + " is not known");
    }
    double asked = TargetNumbers.objective(target, number.unit());
    if (Double.isNaN(asked)) {
      return new Verdict.Inconclusive(
          target.id() + ": " + target.objective().unit() + " is no unit of this number");
    }
    boolean atMost = target.objective().atMost();
    String is =
        target.id()
            + " is "
            + Figure.of(number.value(), number.unit()).text()
            + (atMost ? ", to be at most " : ", to be at least ")
            + Figure.of(asked, number.unit()).text();
    Interval interval = number.interval();
    double low = interval == null ? number.value() : interval.low();
    double high = interval == null ? number.value() : interval.high();
    if (atMost ? high <= asked : low >= asked) {
      return new Verdict.Pass(is);
    }
    return (atMost ? low > asked : high < asked)
        ? new Verdict.Fail(is)
        : new Verdict.Inconclusive(is + ", which is within its interval");
  }
}
