package dev.tenfold.diagnose.vitals;

import dev.tenfold.observe.VitalRecord;
import dev.tenfold.verdict.Window;
import java.util.List;

/**
 * What is known of how pages feel.
 *
 * @param facts in any order
 * @param window what is diagnosed; CrUX counts where its 28 days reach into it
 */
public record VitalsMaterial(List<VitalRecord> facts, Window window) {
  public VitalsMaterial {
    facts = List.copyOf(facts);
  }
}
