package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.Indicator.TrendPoint;
import dev.tenfold.observe.Incident;
import dev.tenfold.stats.Detectable;
import dev.tenfold.stats.PoissonCount;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many incidents there were, and whether that changed. */
final class IncidentCounts {
  private final Numbers numbers;
  private final Window window;
  private final Parts parts;
  private final List<Instant> times;
  private final double dispersion;

  IncidentCounts(Numbers numbers, List<Incident> incidents) {
    this.numbers = numbers;
    this.window = numbers.window();
    this.parts = Parts.of(window);
    this.times = incidents.stream().map(Incident::began).toList();
    this.dispersion = dispersion(parts.counts(times));
  }

  /** Incidents that come in clusters tell less than their number: 1 where they come alone. */
  private static double dispersion(long[] counts) {
    boolean none = Arrays.stream(counts).allMatch(count -> count == 0);
    return none || counts.length < Parts.FEWEST ? 1 : Math.max(1, PoissonCount.dispersion(counts));
  }

  Indicator count() {
    Measurement value =
        numbers.exact(
            "incidents", times.size(), Unit.count("incident"), times.size(), "that began");
    return new Indicator(value, "", new Verdict.Inconclusive("no target is set"), trend());
  }

  private List<TrendPoint> trend() {
    long[] counts = parts.counts(times);
    List<TrendPoint> trend = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      trend.add(new TrendPoint(parts.parts().get(i).from(), (double) counts[i], counts[i]));
    }
    return trend;
  }

  Indicator rate() {
    double months = window.seconds() / Parts.MONTH.toSeconds();
    long n = times.size();
    Interval count = PoissonCount.interval(Math.round(n / dispersion), Numbers.LEVEL);
    double scale = dispersion / months;
    Interval interval =
        new Interval(count.low() * scale, count.high() * scale, Numbers.LEVEL, count.method());
    return Indicator.of(
        numbers.with(
            "incidents a month",
            n / months,
            Unit.per("incident", "month"),
            interval,
            Provenance.exact(n, "count over the window" + apart())));
  }

  private String apart() {
    return dispersion > 1
        ? ", for the interval divided by "
            + Digits.three(dispersion)
            + ", the variance of counts a "
            + parts.name()
            + " over their mean"
        : ", taken as independent";
  }

  private Instant middle() {
    return window.from().plus(window.length().dividedBy(2));
  }

  private long first() {
    return times.stream().filter(at -> at.isBefore(middle())).count();
  }

  /** Returns the second half against the first, which mostly cannot tell. */
  Indicator change() {
    String indicator = "incidents, second half against the first";
    String target = "no more than before";
    long first = first();
    long second = times.size() - first;
    long firstAlone = Math.round(first / dispersion);
    long secondAlone = Math.round(second / dispersion);
    if (firstAlone == 0) {
      String why =
          first == 0
              ? "there was none in the first half"
              : "the " + Digits.whole(first) + " of the first half came in clusters";
      return new Indicator(
          numbers.missing(indicator, why, "compare longer times"),
          target,
          new Verdict.Inconclusive(why),
          List.of());
    }
    Interval interval = PoissonCount.ratio(firstAlone, 1, secondAlone, 1, Numbers.LEVEL);
    String how = Digits.whole(first) + " and then " + Digits.whole(second) + " incidents" + apart();
    Measurement value =
        numbers.with(
            indicator,
            (double) second / first,
            Unit.FACTOR,
            interval,
            Provenance.exact(first + second, how));
    return new Indicator(value, target, verdict(interval, firstAlone), List.of());
  }

  private Verdict verdict(Interval interval, long firstAlone) {
    if (interval.high() < 1) {
      return new Verdict.Pass("fewer than before, by more than chance");
    }
    return interval.low() > 1
        ? new Verdict.Fail("more than before, by more than chance")
        : new Verdict.Inconclusive("no change can be told: " + detectable((double) firstAlone));
  }

  /** Returns whether there were more in the second half, by more than chance. */
  boolean rose() {
    return change().verdict() instanceof Verdict.Fail;
  }

  /** Returns which change would likely have been seen, in words. */
  private static String detectable(double expected) {
    double fall = Detectable.fall(expected, 1);
    String rise = Figure.of(Detectable.rise(expected, 1), Unit.FACTOR).text();
    return fall == 0
        ? "even none at all would not be seen, nor a rise to less than " + rise
        : "only a fall by "
            + Figure.ratio(1 - fall).text()
            + " or a rise to "
            + rise
            + " would be seen in 80 of 100 cases";
  }

  /** Returns what of the next equally long time could be told against this one. */
  Indicator detectable() {
    String indicator = "smallest fall of incidents that would be seen";
    double expected = times.size() / dispersion;
    double fall = Detectable.fall(expected, 1);
    Duration length = window.length();
    Measurement value =
        fall == 0
            ? numbers.missing(
                indicator,
                "with so few incidents even none in the next "
                    + Times.length(length)
                    + " could be chance",
                "set a target on the error budget, which counts requests")
            : numbers.exact(
                indicator,
                1 - fall,
                Unit.RATIO,
                times.size(),
                "by a test at 5 % with a power of 80 %, over an equally long time" + apart());
    return Indicator.of(value);
  }
}
