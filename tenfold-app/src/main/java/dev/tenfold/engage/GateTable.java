package dev.tenfold.engage;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.gate.GateDecision;
import dev.tenfold.gate.GateDecision.Criterion;
import java.util.ArrayList;
import java.util.List;

/** Whether it is worth starting, criterion by criterion. */
final class GateTable {
  private GateTable() {}

  static List<Exhibit> of(GateDecision gate) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Criterion criterion : gate.criteria()) {
      rows.add(
          List.of(
              Cell.of(criterion.name().replace('-', ' ')),
              Cell.of(criterion.state().sign() + " " + criterion.state().words()),
              Cell.of(
                  criterion.fix().isEmpty()
                      ? criterion.why()
                      : criterion.why() + " To be met: " + criterion.fix() + ".")));
    }
    return List.of(
        new Exhibit.Table(
            "The gate is " + gate.outcome().words(),
            "Decided from what was collected; tenfold gate tells the numbers behind it.",
            List.of("criterion", "", "evidence"),
            rows));
  }
}
