package dev.tenfold.engage;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Standing;
import dev.tenfold.engagement.Target;
import dev.tenfold.gate.GateDecision;
import dev.tenfold.gate.GateDecision.Detectable;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was agreed to be reached, what it was, what it is, and which change could be seen. */
final class TargetTable {
  private TargetTable() {}

  static List<Exhibit> of(List<Standing> standings, GateDecision gate) {
    if (standings.isEmpty()) {
      return List.of();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Standing standing : standings) {
      Target target = standing.target();
      rows.add(
          List.of(
              Cell.of(target.id()),
              Cell.of(about(target)),
              Cell.of(asked(target)),
              Cell.of(was(target)),
              Cell.of(standing.now()),
              Cell.of(verdict(standing.verdict())),
              gate.detectable().stream()
                  .filter(each -> each.target().equals(target.id()))
                  .map(Detectable::change)
                  .map(Cell::of)
                  .findFirst()
                  .orElse(Cell.of(""))));
    }
    return List.of(
        new Exhibit.Table(
            "Targets",
            "A target is met or missed only where all of the interval is. The last column is the"
                + " least change that two windows like this one can tell from noise.",
            List.of("target", "of", "asked", "baseline", "in this window", "verdict", "seen from"),
            rows));
  }

  private static String about(Target target) {
    String metric = target.metric().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String where = target.route().isEmpty() ? target.service() : target.route();
    return where.isEmpty() ? metric : metric + ", " + where;
  }

  private static String asked(Target target) {
    Target.Objective objective = target.objective();
    return (objective.atMost() ? "at most " : "at least ")
        + amount(objective.value(), objective.unit())
        + " by "
        + objective.due();
  }

  private static String was(Target target) {
    if (target.baselines().isEmpty()) {
      return "never measured";
    }
    Target.Baseline first = target.baselines().getFirst();
    Target.Baseline current = target.current();
    String value = amount(current.value(), target.objective().unit());
    return current.equals(first)
        ? value + ", " + current.measured()
        : value
            + ", "
            + current.measured()
            + "; first "
            + amount(first.value(), target.objective().unit())
            + ", "
            + first.measured();
  }

  private static String amount(double value, String unit) {
    return unit.isEmpty() || unit.equals("1")
        ? Digits.three(value)
        : Digits.three(value) + " " + unit;
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> "✓ met";
      case Verdict.Fail fail -> "✗ missed";
      case Verdict.Inconclusive unknown -> "? inconclusive";
    };
  }
}
