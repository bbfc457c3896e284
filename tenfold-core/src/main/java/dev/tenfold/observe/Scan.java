package dev.tenfold.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a tool looked: without it, no findings are silence.
 *
 * @param kind what it looked for
 * @param tool its name
 * @param version its version; empty where the report does not say
 * @param at when it ran; null where the report does not say
 * @param subject what it looked at; empty where the report does not say
 * @param completed whether it came to its end, as far as the report says
 * @param found how many findings, components or entries the report has
 * @param sha256 of the whole report, in hexadecimal
 * @param place where it was read
 */
public record Scan(
    Kind kind,
    String tool,
    String version,
    @Nullable Instant at,
    String subject,
    boolean completed,
    long found,
    String sha256,
    Place place) {

  /** What a tool looked for. */
  public enum Kind {
    /** Known vulnerabilities of components. */
    COMPONENTS,
    CODE,
    CONFIGURATION,
    SECRETS,
    /** How the project is run. */
    PRACTICE,
    /** Which components there are: a bill of materials. */
    INVENTORY,
    /** What somebody says of vulnerabilities: VEX. */
    STATEMENTS,
    /** Vulnerabilities that are known to be exploited: KEV. */
    EXPLOITED,
    /** How probable it is that vulnerabilities will be exploited: EPSS. */
    FORECAST
  }

  /** Returns the tool with its version, as {@link Weakness#tool()} has it. */
  public String label() {
    return version.isEmpty() ? tool : tool + " " + version;
  }
}
