package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Component;
import dev.tenfold.observe.PracticeCheck;
import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides what is asked of what the product is made of, and how. */
final class ProjectRules {
  private static final Set<String> GRAVE = Set.of("error", "critical", "high");

  static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("v5.0.0-15.1.2", (recorded, level) -> origins(recorded)),
          Map.entry("v5.0.0-15.2.4", (recorded, level) -> origins(recorded)),
          Map.entry("v5.0.0-15.2.1", (recorded, level) -> inTime(recorded)),
          Map.entry("tenfold-vuln-scan", (recorded, level) -> scanned(recorded)),
          Map.entry("tenfold-vuln-exploited", (recorded, level) -> exploited(recorded)),
          Map.entry(
              "tenfold-code-scan",
              (recorded, level) ->
                  clean(recorded, Scan.Kind.CODE, Weakness.Kind.CODE, "an analyser")),
          Map.entry(
              "tenfold-secrets",
              (recorded, level) ->
                  clean(recorded, Scan.Kind.SECRETS, Weakness.Kind.SECRET, "a scan for secrets")),
          Map.entry(
              "tenfold-configuration",
              (recorded, level) ->
                  clean(
                      recorded,
                      Scan.Kind.CONFIGURATION,
                      Weakness.Kind.CONFIGURATION,
                      "a scan of configuration")),
          Map.entry(
              "tenfold-dangerous-workflow",
              (recorded, level) -> check(recorded, "Dangerous-Workflow")),
          Map.entry(
              "tenfold-token-permissions",
              (recorded, level) -> check(recorded, "Token-Permissions")),
          Map.entry(
              "tenfold-branch-protection",
              (recorded, level) -> check(recorded, "Branch-Protection")),
          Map.entry(
              "tenfold-pinned-dependencies",
              (recorded, level) -> check(recorded, "Pinned-Dependencies")));

  private ProjectRules() {}

  private static State origins(Recorded recorded) {
    Optional<Scan> inventory = recorded.fresh(Scan.Kind.INVENTORY);
    if (inventory.isEmpty()) {
      return new State.Unknown(
          recorded.lacking(Scan.Kind.INVENTORY, "components (a bill of materials)"), "");
    }
    String source = inventory.get().place().source();
    List<Component> listed =
        recorded.material.evidence().components().stream()
            .filter(component -> component.place().source().equals(source))
            .toList();
    Set<String> trusted = recorded.material.facts().trustedRepositories();
    long silent = listed.stream().filter(component -> component.origin().isEmpty()).count();
    List<Component> foreign =
        listed.stream()
            .filter(c -> !c.origin().isEmpty() && !trusted.contains(c.origin()))
            .toList();
    String have = "there is an inventory of " + listed.size() + " components";
    if (trusted.isEmpty()) {
      return new State.Unknown(have + ", but no repository is declared as trusted", "");
    }
    if (!foreign.isEmpty()) {
      Component first = foreign.getFirst();
      return new State.Gap(
          "components from other repositories: " + first.name() + " from " + first.origin(),
          foreign.size(),
          listed.size());
    }
    return silent > 0
        ? new State.Unknown(have + ", of which " + silent + " do not say where they come from", "")
        : new State.Met(have + ", all from trusted repositories");
  }

  private static State inTime(Recorded recorded) {
    List<QueueRow> open = fresh(recorded);
    List<QueueRow> late = open.stream().filter(row -> row.overdueDays(recorded.asOf) > 0).toList();
    if (!late.isEmpty()) {
      QueueRow first = late.getFirst();
      return new State.Gap(
          first.id()
              + " in "
              + first.component()
              + " is "
              + first.overdueDays(recorded.asOf)
              + " d past BOD 26-04",
          late.size(),
          open.size());
    }
    Optional<Scan> scan = recorded.fresh(Scan.Kind.COMPONENTS);
    if (scan.isEmpty()) {
      return new State.Unknown(
          recorded.lacking(Scan.Kind.COMPONENTS, "vulnerabilities of components"), "");
    }
    long perhaps = open.stream().filter(row -> row.overdueAtWorst(recorded.asOf) > 0).count();
    if (perhaps > 0) {
      return new State.Unknown(
          perhaps + (perhaps == 1 ? " vulnerability" : " vulnerabilities") + " may be overdue",
          "give the KEV catalogue and CVE records with SSVC points, and say whether the internet"
              + " can reach the product");
    }
    return new OldReports(recorded)
        .unless(
            stale(recorded, row -> row.overdueAtWorst(recorded.asOf) > 0 || row.lacksDate()),
            new State.Met("none of " + open.size() + " open vulnerabilities is past BOD 26-04"));
  }

  private static List<QueueRow> fresh(Recorded recorded) {
    return recorded.queue.open().stream().filter(QueueRow::fresh).toList();
  }

  /** Returns what only old or undated reports have, of the open vulnerabilities that matter. */
  private static List<Weakness> stale(Recorded recorded, Predicate<QueueRow> matters) {
    return recorded.queue.open().stream()
        .filter(row -> !row.fresh() && matters.test(row))
        .map(QueueRow::newest)
        .toList();
  }

  private static State scanned(Recorded recorded) {
    return recorded
        .fresh(Scan.Kind.COMPONENTS)
        .<State>map(scan ->
            new State.Met(
                scan.label() + " looked at " + scan.subject() + " and found " + scan.found()))
        .orElseGet(() ->
            new State.Unknown(
                recorded.lacking(Scan.Kind.COMPONENTS, "vulnerabilities of components"), ""));
  }

  private static State exploited(Recorded recorded) {
    List<QueueRow> open = fresh(recorded);
    List<QueueRow> known = open.stream().filter(QueueRow::isExploited).toList();
    if (!known.isEmpty()) {
      QueueRow first = known.getFirst();
      return new State.Gap(first.id() + " in " + first.component(), known.size(), open.size());
    }
    if (recorded.fresh(Scan.Kind.COMPONENTS).isEmpty()) {
      return new State.Unknown(
          recorded.lacking(Scan.Kind.COMPONENTS, "vulnerabilities of components"), "");
    }
    if (recorded.fresh(Scan.Kind.EXPLOITED).isEmpty()) {
      return new State.Unknown(
          recorded.lacking(Scan.Kind.EXPLOITED, "what is exploited (KEV)"), "");
    }
    return new OldReports(recorded)
        .unless(
            stale(recorded, QueueRow::isExploited),
            new State.Met("none of " + open.size() + " open vulnerabilities is in KEV"));
  }

  private static State clean(
      Recorded recorded, Scan.Kind scanKind, Weakness.Kind kind, String what) {
    List<Weakness> open =
        recorded.fresh(EnumSet.of(kind)).stream().filter(ProjectRules::isGrave).toList();
    if (!open.isEmpty()) {
      Weakness first = open.getFirst();
      return new State.Gap(
          first.tool() + " reports " + first.id() + " in " + first.subject(),
          open.size(),
          open.size());
    }
    List<Weakness> stale =
        recorded.stale(EnumSet.of(kind)).stream().filter(ProjectRules::isGrave).toList();
    return recorded
        .fresh(scanKind)
        .map(scan ->
            new OldReports(recorded)
                .unless(stale, new State.Met(scan.label() + " found nothing grave that is open")))
        .orElseGet(() -> new State.Unknown(recorded.lacking(scanKind, what), ""));
  }

  private static boolean isGrave(Weakness weakness) {
    Double cvss = weakness.cvss();
    return weakness.kind() == Weakness.Kind.SECRET
        || GRAVE.contains(weakness.severity())
        || cvss != null && cvss >= 7;
  }

  private static State check(Recorded recorded, String name) {
    for (PracticeCheck check : recorded.checks) {
      if (check.name().equals(name)) {
        String says = check.tool() + ": " + check.reason();
        return switch (check.score()) {
          case PracticeCheck.INCONCLUSIVE -> new State.Unknown(says, "");
          case 10 -> new State.Met(says);
          default -> new State.Gap(check.score() + " of 10 by " + says, 1, 1);
        };
      }
    }
    return new State.Unknown(
        recorded.lacking(Scan.Kind.PRACTICE, "the project's practices (Scorecard)"), "");
  }
}
