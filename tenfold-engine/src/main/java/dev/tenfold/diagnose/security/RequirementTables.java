package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Table;
import dev.tenfold.units.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requirements by state, and which changed over the window. */
final class RequirementTables {
  private final SecurityMaterial material;
  private final Assessment assessment;

  RequirementTables(SecurityMaterial material, Assessment assessment) {
    this.material = material;
    this.assessment = assessment;
  }

  List<Exhibit> tables() {
    List<Exhibit> tables = new ArrayList<>();
    tables.add(states());
    Table changes = changes();
    if (!changes.rows().isEmpty()) {
      tables.add(changes);
    }
    return tables;
  }

  private Table states() {
    List<Decision> sorted = new ArrayList<>(assessment.of(true));
    sorted.addAll(assessment.of(false));
    sorted.sort(Comparator.comparingInt(decision -> order(decision.state())));
    List<List<Cell>> rows = new ArrayList<>();
    for (Decision decision : sorted) {
      rows.add(row(decision));
    }
    long rest = assessment.required(true) - assessment.of(true).size();
    String about =
        "Identifiers v5.0.0-… are of OWASP ASVS 5.0.0, in our words; tenfold-… are our baseline. "
            + rest
            + " more requirements of level "
            + assessment.level()
            + " are unknown, as no recorded artefact decides them.";
    return new Table(
        "Requirements by state",
        about,
        List.of("requirement", "level", "what is asked", "state", "why", "what would settle it"),
        rows);
  }

  private List<Cell> row(Decision decision) {
    Requirement requirement = decision.requirement();
    State state = decision.state();
    String settle =
        switch (state) {
          case State.Unknown unknown -> unknown.settle();
          case State.AcceptedRisk risk -> "accepted by " + risk.owner() + " until " + risk.until();
          case State.Gap _ -> "";
          case State.Met _ -> "";
          case State.NotApplicable _ -> "";
        };
    return List.of(
        Cell.of(requirement.id()),
        Cell.of(requirement.isOfStandard() ? "L" + requirement.level() : ""),
        Cell.of(material.texts().getOrDefault(requirement.id(), requirement.wording())),
        Cell.of(state.word()),
        Cell.of(state.why()),
        Cell.of(settle));
  }

  private static int order(State state) {
    return switch (state) {
      case State.Gap _ -> 0;
      case State.AcceptedRisk _ -> 1;
      case State.Unknown _ -> 2;
      case State.Met _ -> 3;
      case State.NotApplicable _ -> 4;
    };
  }

  private Table changes() {
    Recorded before = new Recorded(material, material.window().from());
    Map<String, State> earlier = new HashMap<>();
    for (Decision decision : Assessment.of(material, before).decisions()) {
      earlier.put(decision.requirement().id(), decision.state());
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Decision decision : assessment.decisions()) {
      State was = earlier.get(decision.requirement().id());
      if (was != null && !was.word().equals(decision.state().word())) {
        rows.add(
            List.of(
                Cell.of(decision.requirement().id()),
                Cell.of(was.word()),
                Cell.of(decision.state().word()),
                Cell.of(decision.state().why())));
      }
    }
    return new Table(
        "What changed since " + Times.date(material.window().from()),
        "By the evidence of either day; unknown means that there was none, or only stale.",
        List.of("requirement", "then", "now", "why"),
        rows);
  }
}
