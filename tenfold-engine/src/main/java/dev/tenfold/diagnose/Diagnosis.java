package dev.tenfold.diagnose;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Window;
import java.util.List;

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
 */
public record Diagnosis(
    int schemaVersion,
    String title,
    Window window,
    Reading reading,
    List<DimensionCard> dimensions,
    List<Finding> findings,
    NextStep next,
    Performance performance) {
  /** Version of the record's shape as it is now. */
  public static final int SCHEMA_VERSION = 1;

  public Diagnosis {
    dimensions = List.copyOf(dimensions);
    findings = List.copyOf(findings);
    if (dimensions.size() != Dimension.values().length) {
      throw new IllegalArgumentException(dimensions.size() + " dimensions");
    }
  }
}
