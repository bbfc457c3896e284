package dev.tenfold.diagnose;

import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Verdict;
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
}
