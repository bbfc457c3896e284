package dev.tenfold.diagnose;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What limits a product, as one record: the machine's contract, of which terminal and report are
 * renderings.
 *
 * @param schemaVersion version of this record's shape
 * @param title the conclusion, one full sentence
 * @param window first to last request, to ten seconds
 * @param reading what was read to come to it
 * @param dimensions the six dimensions, in the order of {@link Dimension}
 * @param findings what limits it, the most user time first
 * @param next the one thing to do next
 * @param performance the performance dimension in full
 * @param chapters the other dimensions in full, as far as anything of them was collected
 * @param engaged what was agreed and how it stands; {@link Engaged#NOT} for logs alone
 */
public record Diagnosis(
    int schemaVersion,
    String title,
    Window window,
    Reading reading,
    List<DimensionCard> dimensions,
    List<Finding> findings,
    NextStep next,
    Performance performance,
    List<Chapter> chapters,
    Engaged engaged) {
  /** Version of the record's shape as it is now. */
  public static final int SCHEMA_VERSION = 1;

  public Diagnosis {
    dimensions = List.copyOf(dimensions);
    findings = List.copyOf(findings);
    chapters = List.copyOf(chapters);
    if (dimensions.size() != Dimension.values().length) {
      throw new IllegalArgumentException(dimensions.size() + " dimensions");
    }
  }

  /**
   * Returns this diagnosis with more of its dimensions known: their cards in place of the unknown
   * ones, their gravest findings behind those that cost users time.
   */
  public Diagnosis with(List<Chapter> known) {
    Map<Dimension, DimensionCard> cards = new EnumMap<>(Dimension.class);
    dimensions.forEach(card -> cards.put(card.dimension(), card));
    known.forEach(chapter -> cards.put(chapter.dimension(), chapter.card()));
    List<Finding> all = new ArrayList<>(findings);
    known.stream().flatMap(chapter -> chapter.findings().stream().limit(2)).forEach(all::add);
    return new Diagnosis(
        schemaVersion,
        title,
        window,
        reading,
        List.copyOf(cards.values()),
        all,
        next,
        performance,
        known,
        engaged);
  }

  /** Returns this diagnosis with verdicts by what was agreed, and with how that stands. */
  public Diagnosis with(List<Standing> standings, Engaged agreed) {
    List<DimensionCard> judged = dimensions.stream().map(card -> card.judged(standings)).toList();
    return new Diagnosis(
        schemaVersion,
        title,
        window,
        reading,
        judged,
        findings,
        next,
        performance,
        chapters,
        agreed);
  }
}
