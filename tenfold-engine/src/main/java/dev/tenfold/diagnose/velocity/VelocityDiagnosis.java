package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.velocity.Failures.Grade;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Says how fast and how safely changes reach production, and what is not known of it. */
public final class VelocityDiagnosis {
  private static final int MORE = 3;
  private static final int MEASURES = 5;

  private final Joined joined;
  private final Throughput throughput;
  private final Instability instability;
  private final Flow flow;
  private final OwnershipPart ownership;

  private VelocityDiagnosis(VelocityMaterial material) {
    this.joined = new Joined(material);
    this.throughput = new Throughput(joined);
    this.instability = new Instability(joined, throughput);
    this.flow = new Flow(joined);
    this.ownership = new OwnershipPart(joined);
  }

  /**
   * Returns the chapter: complete whatever there is, with the reason for each number there isn't.
   */
  public static Chapter of(VelocityMaterial material) {
    return new VelocityDiagnosis(material).chapter();
  }

  private Chapter chapter() {
    List<Indicator> indicators = new ArrayList<>(throughput.indicators());
    indicators.addAll(instability.indicators());
    indicators.addAll(flow.indicators());
    indicators.addAll(ownership.indicators());
    return new Chapter(
        card(indicators),
        indicators,
        new VelocityFindings(joined, throughput, instability, flow, ownership).findings(),
        exhibits(indicators),
        notes());
  }

  private DimensionCard card(List<Indicator> indicators) {
    List<Measurement> known =
        Stream.concat(
                leadTimes(),
                indicators.stream().map(Indicator::value).filter(VelocityDiagnosis::isTelling))
            .filter(Measured.class::isInstance)
            .toList();
    Measurement headline =
        known.isEmpty() ? throughput.leadTime(Clock.AUTHORED, 0.5, "p50") : known.getFirst();
    List<Measurement> more =
        known.stream().filter(value -> !value.equals(headline)).limit(MORE).toList();
    String words = headline instanceof Measured ? "no target is set" : "unknown";
    return new DimensionCard(
        Dimension.VELOCITY, headline, more, new Verdict.Inconclusive(words), coverage(indicators));
  }

  /** The first clock that can be read stands for the lead time. */
  private Stream<Measurement> leadTimes() {
    return Arrays.stream(Clock.values())
        .map(clock -> throughput.leadTime(clock, 0.5, "p50"))
        .filter(Measured.class::isInstance)
        .limit(1);
  }

  private static boolean isTelling(Measurement value) {
    String indicator = value.subject().indicator();
    return indicator.equals("deployment frequency")
        || indicator.equals("change fail rate, stated or undone")
        || indicator.startsWith("failed deployment recovery time")
        || indicator.startsWith("first commit of the pull request to merged")
        || indicator.equals("merged changes")
        || indicator.equals("active truck factor");
  }

  private Measurement coverage(List<Indicator> indicators) {
    List<String> known =
        indicators.stream()
            .map(Indicator::value)
            .filter(Measured.class::isInstance)
            .map(value -> value.subject().indicator())
            .toList();
    boolean failures =
        Stream.of(Grade.STATED, Grade.INFERRED)
            .anyMatch(grade -> instability.rate(grade) instanceof Measured);
    long told =
        Stream.of(
                    "deployment frequency",
                    "change lead time",
                    "failed deployment recovery time",
                    "deployment rework rate")
                .filter(name -> known.stream().anyMatch(each -> each.startsWith(name)))
                .count()
            + (failures ? 1 : 0);
    return joined.numbers.exact(
        "coverage",
        (double) told / MEASURES,
        Unit.RATIO,
        MEASURES,
        "of DORA's five measures, those that can be told");
  }

  private List<Exhibit> exhibits(List<Indicator> indicators) {
    VelocityExhibits parts = new VelocityExhibits(joined);
    List<Exhibit> exhibits = new ArrayList<>(parts.exhibits(indicators));
    parts.services().ifPresent(exhibits::add);
    ownership.folders().ifPresent(exhibits::add);
    return exhibits;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(new VelocityNotes(joined).notes());
    Stream.of(flow.words(), ownership.caveat()).filter(note -> !note.isEmpty()).forEach(notes::add);
    return notes;
  }
}
