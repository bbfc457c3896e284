package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says how much load a product carries and what gives out first, from what production shows without
 * a load test: U = D₀ + Σ Xₖ·Dₖ over stretches of the window. What is told is a bound, since the
 * law knows no contention; only a replay shows what happens there.
 */
public final class CapacityDiagnosis {
  private final Known known;
  private final Question question;
  private final Indicators indicators;

  private CapacityDiagnosis(CapacityMaterial material) {
    this.known = new Known(material);
    this.question = new Question(known);
    this.indicators = new Indicators(known, question);
  }

  /** Returns the chapter: the same for the same facts in whatever order. */
  public static Chapter of(CapacityMaterial material) {
    return from(material).chapter();
  }

  /** Returns the diagnosis, of which more than the chapter is wanted. */
  public static CapacityDiagnosis from(CapacityMaterial material) {
    return new CapacityDiagnosis(material);
  }

  /** Returns what requests take of the processors; null where nobody can tell. */
  public @Nullable ProcessorLoad processors() {
    return ProcessorLoad.of(known);
  }

  /** Returns the chapter. */
  public Chapter chapter() {
    return new Chapter(
        card(),
        indicators.indicators(),
        new Findings(known, question).findings(),
        new Exhibits(known).exhibits(),
        notes());
  }

  private DimensionCard card() {
    List<Measurement> tried = new ArrayList<>();
    tried.add(indicators.peak());
    tried.add(indicators.concurrency());
    known.utilisations.forEach(utilisation -> tried.add(utilisation.p95()));
    List<Measurement> more = tried.stream().filter(Measurement.Measured.class::isInstance).toList();
    return new DimensionCard(
        Dimension.CAPACITY, indicators.headline(), more, question.verdict(), coverage());
  }

  private Measurement coverage() {
    if (known.load.requests() == 0) {
      return known.all.missing(
          "time with requests that is sampled",
          "no access log tells when there were requests",
          "collect access logs of the window");
    }
    return known.all.measured(
        "time with requests that is sampled",
        known.covered(),
        Unit.RATIO,
        null,
        Provenance.exact(
            known.load.buckets(),
            "buckets of " + known.load.bucketSeconds() + " s with requests and a resource's use"));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (known.samplesOutside > 0) {
      notes.add(left(known.samplesOutside, "sample") + " outside the window.");
    }
    if (known.bucketsOutside > 0) {
      notes.add(left(known.bucketsOutside, "bucket") + " of the log outside the window.");
    }
    if (known.samplesBroken > 0) {
      notes.add(left(known.samplesBroken, "sample") + " without a use of 0 or more.");
    }
    if (known.peak.isKnown() && !known.peak.steady()) {
      notes.add("No minute has two halves alike, so the load now is that of the busiest minute.");
    } else if (known.peak.busiest() > known.peak.requests()) {
      notes.add(
          "The busiest minute of all has "
              + Digits.three((double) known.peak.busiest() / known.peak.requests())
              + " times the requests of the busiest steady one; it is a burst.");
    }
    for (Fit fit : known.fits) {
      if (fit instanceof Fitted fitted) {
        notes(notes, fitted);
      }
      if (fit.use().capacityChanged()) {
        notes.add(
            "The capacity of "
                + fit.use().name
                + " changed in the window; the last one told is taken for all of it.");
      }
    }
    return notes;
  }

  private static String left(long n, String thing) {
    return "Left out: " + Digits.whole(n) + " " + thing + (n == 1 ? "" : "s");
  }

  private void notes(List<String> notes, Fitted fit) {
    for (Demands each : Demands.of(fit, known.all)) {
      if (each.routes().size() > 1) {
        notes.add(
            each.name()
                + " move together: what each takes of "
                + fit.use().name
                + " cannot be told apart, only what the group takes.");
      }
    }
    List<Integer> like = fit.demand().likeBackground();
    if (!like.isEmpty()) {
      notes.add(
          like.stream().map(fit.routes()::get).collect(Collectors.joining(", "))
              + ": hardly any change over the window, so that what they take of "
              + fit.use().name
              + " cannot be told from what runs anyway.");
    }
    double held = fit.demand().quality().heldOutError();
    if (held > 2 * fit.demand().quality().error() && held > 0.1) {
      notes.add(
          "A fit to the first half of the time is off by "
              + Figure.ratio(held).text()
              + " in the second: what requests take of "
              + fit.use().name
              + " changed, or something else used it.");
    }
  }
}
