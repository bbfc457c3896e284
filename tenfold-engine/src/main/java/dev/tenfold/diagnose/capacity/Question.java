package dev.tenfold.diagnose.capacity;

import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the product carries the load that is asked for. */
final class Question {
  private final Known known;

  Question(Known known) {
    this.known = known;
  }

  String asked() {
    return Figure.of(known.material.times(), Unit.FACTOR).text();
  }

  String target() {
    return "at least " + asked() + " the busiest steady minute";
  }

  /**
   * Returns no where a resource is used up before, yes where all that were sampled last by
   * calculation, and otherwise why it is not known.
   */
  Verdict verdict() {
    List<Headroom> told = known.headrooms.stream().filter(h -> h.known() != null).toList();
    if (told.isEmpty()) {
      return new Verdict.Inconclusive(
          known.headrooms.isEmpty()
              ? "unknown: no resource was sampled"
              : "unknown: no resource's use could be told from the load");
    }
    double times = known.material.times();
    Headroom first = told.getFirst();
    if (interval(first).high() < times) {
      return new Verdict.Fail(
          "no: " + first.resource() + " is used up at " + words(first) + " or sooner");
    }
    if (interval(first).low() < times) {
      return new Verdict.Inconclusive(
          "unknown: "
              + first.resource()
              + " is used up at "
              + words(first)
              + ", which is not told from "
              + asked());
    }
    List<String> untold =
        known.headrooms.stream()
            .filter(headroom -> headroom.known() == null && headroom.fit().use().isSized())
            .map(Headroom::resource)
            .toList();
    if (!untold.isEmpty()) {
      return new Verdict.Inconclusive("unknown: nothing is told of " + String.join(", ", untold));
    }
    if (told.stream().noneMatch(headroom -> headroom.fit().use().isProcessor())) {
      return new Verdict.Inconclusive("unknown: no processors were sampled");
    }
    return new Verdict.Pass(
        "yes by calculation, as far as "
            + told.stream().map(Headroom::resource).collect(Collectors.joining(", "))
            + " go; nothing beyond "
            + first.seen()
            + " was seen");
  }

  private static Interval interval(Headroom headroom) {
    return Headroom.interval((Measured) headroom.factor());
  }

  /** Returns a factor with its interval, {@code 3.1× (2.9–3.4)}. */
  static String words(Headroom headroom) {
    Measured factor = (Measured) headroom.factor();
    Figure figure = Figure.of(factor.value(), factor.unit());
    return figure.text() + " (" + figure.alike(Headroom.interval(factor)) + ")";
  }

  /** Returns the resources whose intervals overlap that of the first, the first included. */
  List<Headroom> firsts() {
    List<Headroom> told = known.headrooms.stream().filter(h -> h.known() != null).toList();
    if (told.isEmpty()) {
      return told;
    }
    double high = interval(told.getFirst()).high();
    return told.stream().filter(headroom -> interval(headroom).low() <= high).toList();
  }
}
