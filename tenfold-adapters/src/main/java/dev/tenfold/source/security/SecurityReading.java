package dev.tenfold.source.security;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Component;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.Weakness;
import java.util.List;

/**
 * What one file of a security tool says.
 *
 * @param weaknesses what was found, and how many records of the file were read, used and rejected:
 *     results, matches, statements, components, entries of a catalogue
 * @param scans that tools looked; empty where the file does not prove it
 * @param components what the product is made of
 * @param checks how the project is run
 * @param threats how vulnerabilities are used: KEV, EPSS, SSVC
 */
public record SecurityReading(
    Delivery<Weakness> weaknesses,
    List<Scan> scans,
    List<Component> components,
    List<PracticeCheck> checks,
    List<Threat> threats) {
  public SecurityReading {
    scans = List.copyOf(scans);
    components = List.copyOf(components);
    checks = List.copyOf(checks);
    threats = List.copyOf(threats);
  }
}
