package dev.tenfold.observe;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a tool found to be weak.
 *
 * @param id its name: {@code CVE-2024-3094}, a rule of an analyser, a check
 * @param aliases other names of the same
 * @param cwes what sort of weakness it is, {@code CWE-548}; empty where the report does not say
 * @param kind what it is about
 * @param subject the component (a package URL), file or host that has it
 * @param severity in the tool's own words, lower case; empty where it does not say
 * @param cvss the base score from 0 to 10; null where the tool gives none
 * @param fixedIn the version that no longer has it; empty where there is none yet
 * @param state whether somebody has looked at it
 * @param reason why it is not affected or accepted; empty where nobody says
 * @param tool what found it, with its version
 * @param found when the tool ran; null where the report does not say
 * @param place where it was read
 */
public record Weakness(
    String id,
    Set<String> aliases,
    Set<String> cwes,
    Kind kind,
    String subject,
    String severity,
    @Nullable Double cvss,
    String fixedIn,
    State state,
    String reason,
    String tool,
    @Nullable Instant found,
    Place place) {
  public Weakness {
    aliases = Set.copyOf(aliases);
    cwes = Set.copyOf(cwes);
  }

  /** What a weakness is about. */
  public enum Kind {
    /** A known vulnerability of a component. */
    COMPONENT,
    /** The product's own code. */
    CODE,
    /** How something is configured. */
    CONFIGURATION,
    SECRET,
    /** How the project is run. */
    PRACTICE
  }

  /** What was said of a weakness. */
  public enum State {
    OPEN,
    /** Present, but it cannot be used here (VEX {@code not_affected}), with a reason. */
    NOT_AFFECTED,
    FIXED,
    /** Suppressed in the report or accepted by its readers. */
    SUPPRESSED
  }
}
