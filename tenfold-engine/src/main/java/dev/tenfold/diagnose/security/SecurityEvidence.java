package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Component;
import dev.tenfold.observe.HttpAnswer;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.TlsHandshake;
import dev.tenfold.observe.Weakness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was recorded of a product's security. Older reports belong here too: they tell when a
 * weakness was first seen.
 *
 * @param weaknesses what tools found
 * @param scans that they looked
 * @param components what the product is made of
 * @param checks how the project is run
 * @param threats how vulnerabilities are used
 * @param answers recorded HTTP headers
 * @param handshakes recorded TLS handshakes
 * @param attacks what the access log shows; null where nobody counted
 */
public record SecurityEvidence(
    List<Weakness> weaknesses,
    List<Scan> scans,
    List<Component> components,
    List<PracticeCheck> checks,
    List<Threat> threats,
    List<HttpAnswer> answers,
    List<TlsHandshake> handshakes,
    @Nullable AttackEvidence attacks) {
  /** Nothing was recorded. */
  public static final SecurityEvidence NONE =
      new SecurityEvidence(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

  public SecurityEvidence {
    weaknesses = List.copyOf(weaknesses);
    scans = List.copyOf(scans);
    components = List.copyOf(components);
    checks = List.copyOf(checks);
    threats = List.copyOf(threats);
    answers = List.copyOf(answers);
    handshakes = List.copyOf(handshakes);
  }

  boolean isEmpty() {
    return weaknesses.isEmpty()
        && scans.isEmpty()
        && answers.isEmpty()
        && handshakes.isEmpty()
        && attacks == null;
  }
}
