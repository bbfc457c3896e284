package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Weakness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the queue: reports of the same vulnerability of the same component together, then what was
 * said of it (VEX), then how soon it has to be gone.
 */
final class Triage {
  private final Recorded when;
  private final Reports reports;
  private final Aliases aliases;
  private final Components components;
  private final Set<Weakness> present;
  private final Map<String, List<Weakness>> groups = new LinkedHashMap<>();
  private final Map<String, Instant> firstSeen = new HashMap<>();
  private final List<Weakness> said = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private Triage(Recorded when, Reports reports) {
    List<Weakness> all =
        reports.all().stream().filter(w -> w.kind() == Weakness.Kind.COMPONENT).toList();
    this.when = when;
    this.reports = reports;
    this.aliases = new Aliases(all);
    this.components = new Components(all);
    this.present = new HashSet<>(reports.present());
    Set<String> statements = reports.statements();
    for (Weakness weakness : all) {
      ids.add(aliases.name(weakness));
      if (statements.contains(weakness.place().source())) {
        said.add(weakness);
      } else {
        group(weakness);
      }
    }
  }

  static Queue queue(Recorded when, Reports reports) {
    return new Triage(when, reports).queue();
  }

  private void group(Weakness weakness) {
    String name = aliases.name(weakness);
    String component = components.of(weakness);
    groups.computeIfAbsent(component + "\n" + name, any -> new ArrayList<>()).add(weakness);
    Instant found = weakness.found();
    if (found != null) {
      firstSeen.merge(
          Components.anyVersion(component) + "\n" + name, found, (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  private Queue queue() {
    SecurityMaterial material = when.material;
    Statements spoken = new Statements(said, aliases, components, material, reports);
    Threats threats = new Threats(material, reports, when, ids);
    List<QueueRow> rows = new ArrayList<>();
    groups.forEach((key, reported) -> {
      if (reported.stream().anyMatch(present::contains)) {
        String[] parts = key.split("\n", 2);
        Instant first = firstSeen.get(Components.anyVersion(parts[0]) + "\n" + parts[1]);
        ReportedRow row = new ReportedRow(parts[0], parts[1], reported, present, first);
        rows.add(row.made(spoken, threats, when));
      }
    });
    for (Weakness unheard : spoken.unheard()) {
      ReportedRow row =
          new ReportedRow(
              unheard.subject(),
              aliases.name(unheard),
              List.of(unheard),
              Set.of(unheard),
              unheard.found());
      rows.add(row.made(spoken, threats, when));
    }
    return Queue.of(rows, spoken.unmatched(), when.asOf);
  }
}
