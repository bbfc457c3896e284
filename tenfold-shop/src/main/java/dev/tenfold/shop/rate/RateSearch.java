package dev.tenfold.shop.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Looks for the highest rate that is held. */
final class RateSearch {
  private static final double LOWEST = 0.5;
  private static final double HIGHEST = 100_000;

  private final DoubleFunction<Step> run;
  private final double precision;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param precision where to stop: the lowest rate not held is at most so much above the highest
   *     held, 0.05 for 5 %
   */
  RateSearch(DoubleFunction<Step> run, double precision) {
    if (!(precision > 0 && precision < 1)) {
      throw new IllegalArgumentException("the precision is between 0 and 1");
    }
    this.run = run;
    this.precision = precision;
  }

  /**
   * Returns the best step held, or nothing where not even half a request a second is. The rate
   * doubles from {@code from} while it is held, or halves until it is; then the gap is halved. What
   * is found must hold a second time, else the search goes on below it.
   */
  Optional<Step> from(double from) {
    Optional<Step> low = Optional.empty();
    double high = Double.POSITIVE_INFINITY;
    double rate = from;
    while (rate >= LOWEST && rate <= HIGHEST && (low.isEmpty() || Double.isInfinite(high))) {
      Step step = step(rate);
      if (step.held()) {
        low = Optional.of(step);
        rate *= 2;
      } else {
        high = rate;
        rate = low.isEmpty() ? rate / 2 : rate;
      }
    }
    return low.isEmpty() ? low : confirmed(low.get(), high);
  }

  private Optional<Step> confirmed(Step held, double notHeld) {
    Step low = bisected(held, notHeld);
    double rate = low.perSecond();
    while (rate >= LOWEST) {
      Step again = step(rate);
      if (again.held()) {
        return Optional.of(again);
      }
      rate *= 1 - precision;
    }
    return Optional.empty();
  }

  private Step bisected(Step held, double notHeld) {
    Step low = held;
    double high = notHeld;
    while (high > low.perSecond() * (1 + precision) && !Double.isInfinite(high)) {
      Step step = step(Math.sqrt(low.perSecond() * high));
      if (step.held()) {
        low = step;
      } else {
        high = step.perSecond();
      }
    }
    return low;
  }

  private Step step(double rate) {
    Step step = run.apply(rate);
    steps.add(step);
    return step;
  }

  /** Returns every step taken, in order. */
  List<Step> steps() {
    return List.copyOf(steps);
  }
}
