package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * One dimension at a glance.
 *
 * @param dimension which
 * @param headline its one number, or why there is none
 * @param more further numbers that could be had, the telling one first; empty for most
 * @param verdict how it stands against its target; inconclusive without one
 * @param coverage how much of the truth was seen, a ratio
 */
public record DimensionCard(
    Dimension dimension,
    Measurement headline,
    List<Measurement> more,
    Verdict verdict,
    Measurement coverage) {
  public DimensionCard {
    more = List.copyOf(more);
  }

  /**
   * Returns this card with the gravest verdict of the targets of its dimension, if it has any; what
   * fails already does so whatever was agreed.
   */
  DimensionCard judged(List<Standing> standings) {
    if (verdict instanceof Verdict.Fail) {
      return this;
    }
    return standings.stream()
        .filter(standing -> standing.dimension() == dimension)
        .map(Standing::verdict)
        .min(Comparator.comparingInt(DimensionCard::rank))
        .map(gravest -> new DimensionCard(dimension, headline, more, gravest, coverage))
        .orElse(this);
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> 0;
      case Verdict.Inconclusive unknown -> 1;
      case Verdict.Pass pass -> 2;
    };
  }
}
