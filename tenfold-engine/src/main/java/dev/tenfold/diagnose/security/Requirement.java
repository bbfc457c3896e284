package dev.tenfold.diagnose.security;

import java.util.Set;

/**
 * Something that a product has to do, of which recorded artefacts can show at least the contrary.
 *
 * @param id {@code v5.0.0-3.4.1} of OWASP ASVS 5.0.0, or {@code tenfold-…} of our own baseline
 * @param level the lowest level that asks for it, 1 to 3
 * @param surface what it is about
 * @param gapOnly whether artefacts can show a gap but never that it is met
 * @param cwes weaknesses that show a gap when an analyser reports them
 * @param wording in our words
 * @param settles what evidence would decide it
 */
public record Requirement(
    String id,
    int level,
    Surface surface,
    boolean gapOnly,
    Set<String> cwes,
    String wording,
    String settles) {
  public Requirement {
    cwes = Set.copyOf(cwes);
  }

  /** What a requirement is about. */
  public enum Surface {
    /** Pages in a browser. */
    BROWSER,
    /** Every answer over HTTP. */
    ANY,
    /** Connections over TLS. */
    HOST,
    /** What those outside can reach. */
    EXTERNAL,
    /** What the product is made of and how. */
    PROJECT
  }

  /** Returns whether it is of the standard, and not of our own baseline. */
  public boolean isOfStandard() {
    return Requirements.isOfStandard(id);
  }
}
