package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.Requirement.Surface;
import dev.tenfold.observe.Weakness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How every requirement stood at one time.
 *
 * @param level what the product has to reach
 * @param decisions those that artefacts can decide, in the order of the standard, then our baseline
 * @param declared requirements of the standard that no artefact can decide, and that the owners
 *     excluded or accepted
 */
record Assessment(int level, List<Decision> decisions, List<Decision> declared) {
  private static final Map<String, Rule> RULES = rules();
  private static final Set<Weakness.Kind> ANALYSED =
      Set.of(Weakness.Kind.CODE, Weakness.Kind.CONFIGURATION);

  Assessment {
    decisions = List.copyOf(decisions);
    declared = List.copyOf(declared);
  }

  static Assessment of(SecurityMaterial material, Recorded recorded) {
    int level = TargetLevel.of(material.facts()).level();
    List<Decision> decisions = new ArrayList<>();
    for (Requirement requirement : Requirements.at(level)) {
      decisions.add(new Decision(requirement, state(requirement, recorded, level)));
    }
    return new Assessment(level, decisions, declared(material, recorded.asOf, level));
  }

  private static State state(Requirement requirement, Recorded recorded, int level) {
    for (Exclusion exclusion : recorded.material.exclusions()) {
      if (exclusion.id().equals(requirement.id())) {
        return new State.NotApplicable(exclusion.reason());
      }
    }
    ProductFacts facts = recorded.material.facts();
    if (requirement.surface() == Surface.BROWSER && !facts.hasPages()) {
      return new State.NotApplicable("the product has no pages for browsers");
    }
    if (requirement.surface() == Surface.EXTERNAL && Boolean.FALSE.equals(facts.internetFacing())) {
      return new State.NotApplicable("the product faces nobody outside");
    }
    State shown = shown(requirement, recorded, level);
    for (Acceptance acceptance : recorded.material.acceptances()) {
      boolean meant =
          acceptance.id().equals(requirement.id()) && acceptance.isDecided(recorded.asOf);
      if (meant && !(shown instanceof State.Met)) {
        return state(acceptance, shown, recorded.asOf);
      }
    }
    return shown;
  }

  /** Returns what the evidence shows: findings of analysers before what is not seen. */
  private static State shown(Requirement requirement, Recorded recorded, int level) {
    State own =
        RULES
            .getOrDefault(requirement.id(), (r, l) -> new State.Unknown("nothing tells", ""))
            .decide(recorded, level);
    if (!(own instanceof State.Gap)) {
      List<Weakness> named = named(requirement, recorded.fresh(ANALYSED));
      if (!named.isEmpty()) {
        Weakness first = named.getFirst();
        String why = first.tool() + " reports " + first.id() + " in " + first.subject();
        return new State.Gap(why, named.size(), named.size());
      }
    }
    return switch (own) {
      case State.Met met ->
          requirement.gapOnly()
              ? new State.Unknown("no gap seen: " + met.why(), requirement.settles())
              : new OldReports(recorded).unless(named(requirement, recorded.stale(ANALYSED)), met);
      case State.Unknown unknown ->
          unknown.settle().isEmpty()
              ? new State.Unknown(unknown.why(), requirement.settles())
              : unknown;
      case State.Gap gap -> gap;
      case State.NotApplicable not -> not;
      case State.AcceptedRisk accepted -> accepted;
    };
  }

  private static List<Weakness> named(Requirement requirement, List<Weakness> weaknesses) {
    return weaknesses.stream()
        .filter(w -> w.cwes().stream().anyMatch(requirement.cwes()::contains))
        .toList();
  }

  private static List<Decision> declared(SecurityMaterial material, Instant asOf, int level) {
    Map<String, State> states = new HashMap<>();
    for (Acceptance acceptance : material.acceptances()) {
      if (acceptance.isDecided(asOf)) {
        State reviewed = new State.Unknown("no artefact decides it", "review it by hand");
        states.put(acceptance.id(), state(acceptance, reviewed, asOf));
      }
    }
    material.exclusions().forEach(e -> states.put(e.id(), new State.NotApplicable(e.reason())));
    Requirements.at(3).forEach(requirement -> states.remove(requirement.id()));
    return states.entrySet().stream()
        .filter(e -> Requirements.level(e.getKey()) > 0 && Requirements.level(e.getKey()) <= level)
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new Decision(undecidable(e.getKey()), e.getValue()))
        .toList();
  }

  private static Requirement undecidable(String id) {
    return new Requirement(
        id,
        Requirements.level(id),
        Surface.PROJECT,
        true,
        Set.of(),
        "see the standard",
        "review it by hand");
  }

  /** An accepted risk that is over is a gap: that it is not met was said when it was accepted. */
  private static State state(Acceptance acceptance, State shown, Instant asOf) {
    if (!acceptance.isOver(asOf)) {
      return new State.AcceptedRisk(acceptance.reason(), acceptance.owner(), acceptance.until());
    }
    String over = "accepted until " + acceptance.until() + ", which is over";
    return shown instanceof State.Gap gap
        ? new State.Gap(gap.why() + "; " + over, gap.count(), gap.of())
        : new State.Gap(over, 1, 1);
  }

  /** Returns all decisions of the standard, or of our baseline. */
  List<Decision> of(boolean standard) {
    List<Decision> all = new ArrayList<>(decisions);
    all.addAll(declared);
    return all.stream().filter(d -> d.requirement().isOfStandard() == standard).toList();
  }

  long count(boolean standard, Class<? extends State> state) {
    return of(standard).stream().filter(d -> state.isInstance(d.state())).count();
  }

  /** Returns how many requirements there are, also those that no artefact can decide. */
  long required(boolean standard) {
    return standard ? Requirements.standardAt(level) : of(false).size();
  }

  long decided(boolean standard) {
    return of(standard).stream().filter(d -> !(d.state() instanceof State.Unknown)).count();
  }

  long unknown(boolean standard) {
    return required(standard) - decided(standard);
  }

  long gaps() {
    return count(true, State.Gap.class) + count(false, State.Gap.class);
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>(CookieRules.RULES);
    rules.putAll(HeaderRules.RULES);
    rules.putAll(ExposureRules.RULES);
    rules.putAll(TransportRules.RULES);
    rules.putAll(ProjectRules.RULES);
    return Map.copyOf(rules);
  }
}
