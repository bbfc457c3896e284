package dev.tenfold.cli;

import dev.tenfold.gate.GateDecision;
import dev.tenfold.report.Ratios;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.stream.Collectors;

/**
 * The gate on one screen.
 *
 * @param columns the width
 */
record TerminalGate(int columns) {
  private static final int NAME = 22;

  String text(GateDecision decision) {
    StringBuilder out = new StringBuilder();
    out.append("The gate is ").append(decision.outcome().words()).append("\n\n");
    for (GateDecision.Criterion criterion : decision.criteria()) {
      paragraph(out, criterion.name(), criterion.state().sign() + " " + criterion.why());
      String numbers =
          criterion.numbers().stream().map(TerminalGate::number).collect(Collectors.joining(" · "));
      if (!numbers.isEmpty()) {
        paragraph(out, "", "  " + numbers);
      }
      if (!criterion.fix().isEmpty()) {
        paragraph(out, "", "  fix: " + criterion.fix());
      }
    }
    if (!decision.detectable().isEmpty()) {
      out.append("\nThe least change that a window like this one can tell from noise\n");
      for (GateDecision.Detectable detectable : decision.detectable()) {
        paragraph(out, detectable.target(), value(detectable.change()) + ". " + detectable.words());
      }
    }
    return out.toString();
  }

  private void paragraph(StringBuilder out, String name, String words) {
    String label = name.length() < NAME ? name + " ".repeat(NAME - name.length()) : name + " ";
    Paragraph.labelled(label, words, columns).forEach(line -> out.append(line).append('\n'));
  }

  private static String number(Measurement measurement) {
    return measurement.subject().indicator() + " " + value(measurement);
  }

  private static String value(Measurement measurement) {
    return switch (measurement) {
      case Measured number ->
          number.interval() == null
              ? Figure.of(number.value(), number.unit()).text()
              : Ratios.text(number);
      case Missing missing -> "unknown: " + missing.why() + " (" + missing.fix() + ")";
    };
  }
}
