package dev.tenfold.diagnose.vitals;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.verdict.Finding;
import java.util.List;

/**
 * What is to be said of Core Web Vitals, as a part of a chapter.
 *
 * @param indicators LCP, INP and CLS, always all three, each measured or missing with the reason
 * @param exhibits field, CrUX and lab, each in its own table
 * @param findings vitals that visitors feel to be slow, the worst first
 * @param notes what a reader must know of the data, a sentence each
 */
public record VitalsPart(
    List<Indicator> indicators,
    List<Exhibit> exhibits,
    List<Finding> findings,
    List<String> notes) {
  public VitalsPart {
    indicators = List.copyOf(indicators);
    exhibits = List.copyOf(exhibits);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }
}
