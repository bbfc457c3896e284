package dev.tenfold.diagnose.security;

import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a diagnosis of security starts from.
 *
 * @param window its end is the day for which the posture is told; evidence from after it is left
 *     out
 * @param facts what the product is
 * @param evidence what was recorded
 * @param acceptances risks that were accepted
 * @param exclusions requirements that do not concern the product
 * @param texts wordings of requirements that the reader brings along, by id; ours where there is
 *     none
 * @param stale evidence older than this decides nothing
 */
public record SecurityMaterial(
    Window window,
    ProductFacts facts,
    SecurityEvidence evidence,
    List<Acceptance> acceptances,
    List<Exclusion> exclusions,
    Map<String, String> texts,
    Duration stale) {
  /** How old evidence may be where nobody says otherwise. */
  public static final Duration STALE = Duration.ofDays(90);

  public SecurityMaterial {
    acceptances = List.copyOf(acceptances);
    exclusions = List.copyOf(exclusions);
    texts = Map.copyOf(texts);
  }

  /** Returns what a diagnosis starts from where nothing was accepted or excluded. */
  public static SecurityMaterial of(Window window, ProductFacts facts, SecurityEvidence evidence) {
    return new SecurityMaterial(window, facts, evidence, List.of(), List.of(), Map.of(), STALE);
  }
}
