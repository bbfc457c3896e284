package dev.tenfold.diagnose;

import dev.tenfold.verdict.Finding;
import java.util.List;

/**
 * One dimension in full.
 *
 * @param card the dimension at a glance
 * @param indicators its numbers, the telling one first, each measured or missing with the reason
 * @param findings what limits the product in this dimension, the gravest first
 * @param exhibits tables and charts that the findings rest on
 * @param notes what a reader must know of the data: what was left out and why, a sentence each
 */
public record Chapter(
    DimensionCard card,
    List<Indicator> indicators,
    List<Finding> findings,
    List<Exhibit> exhibits,
    List<String> notes) {
  public Chapter {
    indicators = List.copyOf(indicators);
    findings = List.copyOf(findings);
    exhibits = List.copyOf(exhibits);
    notes = List.copyOf(notes);
  }

  public Dimension dimension() {
    return card.dimension();
  }
}
