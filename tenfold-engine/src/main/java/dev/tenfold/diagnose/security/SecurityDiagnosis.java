package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a product's security lacks against the level that its declared facts ask for: gaps, and
 * beside them how much of the requirements nothing shows.
 */
public final class SecurityDiagnosis {
  private static final String COLLECT =
      "collect reports of scanners (SARIF, Trivy, Grype, OSV-Scanner), a bill of materials"
          + " (CycloneDX) and recorded headers of the product";

  private final SecurityMaterial material;
  private final Recorded recorded;
  private final Assessment assessment;
  private final Numbers numbers;

  private SecurityDiagnosis(SecurityMaterial material) {
    this.material = material;
    this.recorded = new Recorded(material, material.window().to());
    this.assessment = Assessment.of(material, recorded);
    this.numbers = new Numbers(material.window());
  }

  /** Returns the chapter on security, as it stood at the end of the window. */
  public static Chapter of(SecurityMaterial material) {
    return new SecurityDiagnosis(material).chapter();
  }

  private Chapter chapter() {
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.addAll(new RequirementTables(material, assessment).tables());
    exhibits.addAll(new QueueTables(recorded).tables());
    exhibits.addAll(new EvidenceTables(recorded).tables());
    return new Chapter(
        card(),
        new SecurityIndicators(material, recorded, assessment).indicators(),
        new SecurityFindings(recorded, assessment).findings(),
        exhibits,
        notes());
  }

  private DimensionCard card() {
    long required = assessment.required(true);
    long decided = assessment.decided(true);
    long gaps = assessment.gaps();
    String words =
        gaps
            + (gaps == 1 ? " gap, " : " gaps, ")
            + assessment.unknown(true)
            + " of "
            + required
            + " unknown";
    boolean nothing = decided + assessment.decided(false) == 0;
    String why =
        material.evidence().isEmpty()
            ? "nothing of security was collected"
            : "what was collected decides no requirement";
    Measurement headline =
        nothing
            ? numbers.missing("gaps", why, COLLECT)
            : numbers.exact(
                "gaps",
                (double) gaps,
                Numbers.GAPS,
                decided + assessment.decided(false),
                words + " of ASVS 5.0.0, and our baseline");
    Measurement coverage =
        numbers.exact(
            "coverage",
            (double) decided / required,
            Unit.RATIO,
            required,
            decided
                + " of "
                + required
                + " requirements of ASVS 5.0.0 at level "
                + assessment.level()
                + " are decided");
    return new DimensionCard(
        Dimension.SECURITY, headline, List.of(), verdict(gaps, words, nothing), coverage);
  }

  private Verdict verdict(long gaps, String words, boolean nothing) {
    if (nothing) {
      return new Verdict.Inconclusive("unknown");
    }
    if (gaps > 0) {
      return new Verdict.Fail(words);
    }
    boolean all = assessment.unknown(true) + assessment.unknown(false) == 0;
    return all ? new Verdict.Pass(words) : new Verdict.Inconclusive(words);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("The target is " + TargetLevel.of(material.facts()).rule() + ".");
    long all = assessment.required(true);
    long possible =
        assessment.decisions().stream().filter(d -> d.requirement().isOfStandard()).count();
    notes.add(
        "Recorded artefacts can decide "
            + possible
            + " of the "
            + all
            + " requirements of ASVS 5.0.0 at level "
            + assessment.level()
            + " (level 1 has "
            + Requirements.standardAt(1)
            + ", all levels "
            + Requirements.standardAt(3)
            + "); the other "
            + (all - possible)
            + " are unknown until somebody reviews them.");
    later(notes);
    stale(notes);
    if (recorded.queue.unmatched() > 0) {
      notes.add(
          "Statements (VEX) about something that no report has, or about a range of versions,"
              + " change nothing: "
              + recorded.queue.unmatched()
              + ".");
    }
    over(notes);
    unknownIds(notes);
    return notes;
  }

  private void over(List<String> notes) {
    for (Acceptance acceptance : material.acceptances()) {
      if (acceptance.isOver(recorded.asOf)) {
        notes.add(
            acceptance.id()
                + " was accepted as a risk until "
                + acceptance.until()
                + " by "
                + acceptance.owner()
                + ": that is over, and it counts again.");
      }
    }
  }

  private void later(List<String> notes) {
    SecurityEvidence evidence = material.evidence();
    long later =
        evidence.weaknesses().stream().filter(w -> isLater(w.found())).count()
            + evidence.scans().stream().filter(scan -> isLater(scan.at())).count()
            + evidence.answers().stream().filter(answer -> isLater(answer.at())).count()
            + evidence.handshakes().stream().filter(h -> isLater(h.at())).count();
    if (later > 0) {
      notes.add(
          Digits.whole(later)
              + " records of after "
              + Times.stamp(recorded.asOf)
              + " UTC are left out.");
    }
  }

  private void stale(List<String> notes) {
    long days = material.stale().toDays();
    long undated = 0;
    long old = 0;
    for (var scan : recorded.reports.scans()) {
      Instant at = scan.at();
      undated += at == null ? 1 : 0;
      old += at != null && !recorded.isFresh(at) ? 1 : 0;
    }
    long connections =
        material.evidence().answers().stream().filter(a -> isStale(a.at())).count()
            + material.evidence().handshakes().stream().filter(h -> isStale(h.at())).count();
    if (old + undated + connections > 0) {
      notes.add(
          "Evidence older than "
              + days
              + " d or without a date decides nothing: "
              + old
              + " old and "
              + undated
              + " undated reports, "
              + connections
              + " recorded connections. What old reports found is still in the queue, and may be"
              + " fixed since.");
    }
  }

  private boolean isLater(@Nullable Instant at) {
    return at != null && at.isAfter(recorded.asOf);
  }

  private boolean isStale(@Nullable Instant at) {
    return !isLater(at) && !recorded.isFresh(at);
  }

  private void unknownIds(List<String> notes) {
    for (Exclusion exclusion : material.exclusions()) {
      if (!Requirements.exists(exclusion.id())) {
        notes.add("There is no requirement " + exclusion.id() + ", which is excluded.");
      }
    }
    for (Acceptance acceptance : material.acceptances()) {
      boolean requirement =
          acceptance.id().startsWith("v5") || acceptance.id().startsWith("tenfold-");
      if (requirement && !Requirements.exists(acceptance.id())) {
        notes.add("There is no requirement " + acceptance.id() + ", which is accepted as a risk.");
      }
    }
  }
}
