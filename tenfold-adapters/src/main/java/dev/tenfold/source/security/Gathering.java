package dev.tenfold.source.security;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Component;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Threat;
import dev.tenfold.observe.Weakness;
import dev.tenfold.verdict.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read of a file so far. */
final class Gathering {
  private final DeliveryCount<Weakness> count;
  private final @Nullable Instant recorded;
  private final List<Scan> scans = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();
  private final List<PracticeCheck> checks = new ArrayList<>();
  private final List<Threat> threats = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * @param recorded when the file was recorded, for reports that do not say when they were made;
   *     null where nobody knows
   */
  Gathering(String name, @Nullable Instant recorded) {
    this.count = new DeliveryCount<>(name);
    this.recorded = recorded;
  }

  /** Returns when a report was made, as it says, or else as its file does. */
  @Nullable Instant dated(@Nullable Instant stated, String tool) {
    if (stated == null) {
      note(
          tool
              + (recorded == null
                  ? " does not say when it ran, so its age is unknown"
                  : " does not say when it ran: the date of the file is taken for it"));
    }
    return stated == null ? recorded : stated;
  }

  void use() {
    count.use(List.of());
  }

  void use(Weakness weakness) {
    count.use(List.of(weakness));
  }

  void use(List<Weakness> found) {
    count.use(found);
  }

  void reject(String reason, Place place, String fix) {
    count.reject(reason, new Problem(reason, place.text(), fix));
  }

  void reject(Problem problem) {
    reject(problem.what(), problem);
  }

  void reject(String reason, Problem sample) {
    count.reject(reason, sample);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  void add(Scan scan) {
    scans.add(scan);
  }

  void add(Component component) {
    components.add(component);
  }

  void add(PracticeCheck check) {
    checks.add(check);
  }

  void add(Threat threat) {
    threats.add(threat);
  }

  SecurityReading reading(String sha256) {
    notes.forEach(count::note);
    List<Scan> proven =
        scans.stream()
            .map(s ->
                new Scan(
                    s.kind(),
                    s.tool(),
                    s.version(),
                    s.at(),
                    s.subject(),
                    s.completed(),
                    s.found(),
                    sha256,
                    s.place()))
            .toList();
    return new SecurityReading(count.delivery(), proven, components, checks, threats);
  }
}
