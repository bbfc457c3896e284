package dev.tenfold.cli;

import static dev.tenfold.cli.TextWidth.fit;
import static dev.tenfold.cli.TextWidth.right;
import static dev.tenfold.cli.TextWidth.safe;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.ArrayList;
import java.util.List;

/**
 * A diagnosis on one screen: what does not fit stands in the report, and the screen says how much.
 * Only commands to copy may be wider than the screen.
 */
final class TerminalDiagnosis {
  private static final int LINES = 40;
  private static final int MOST_FINDINGS = 5;
  private static final int MOST_ROUTES = 10;
  private static final int FEWEST_ROUTES = 5;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;

  private final Ink ink;
  private final int columns;

  /**
   * Makes a writer of screens.
   *
   * @param colour whether the text may hold ANSI colours
   * @param columns how wide the terminal is
   */
  TerminalDiagnosis(boolean colour, int columns) {
    this.ink = new Ink(colour);
    this.columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /** Returns the screen; {@code report} is where the page was written, empty when it was not. */
  String text(Diagnosis diagnosis, String report) {
    String more = report.isEmpty() ? "in --json" : "in the report";
    List<String> lines = new ArrayList<>();
    Paragraph.wrap(safe(diagnosis.title()), columns).forEach(line -> lines.add(ink.bold(line)));
    account(diagnosis, lines);
    lines.add("");
    List<String> end = new TerminalEnd(columns).lines(diagnosis, report, more);
    TerminalRoutes routes = new TerminalRoutes(diagnosis);
    int fewest = Math.min(FEWEST_ROUTES, routes.size());
    int room = LINES - lines.size() - 1 - end.size() - (fewest == 0 ? 0 : 2 + fewest);
    List<String> dimensions = dimensions(diagnosis, room, more);
    List<String> findings = findings(diagnosis.findings(), room - dimensions.size(), more);
    lines.addAll(dimensions);
    lines.addAll(findings);
    int left = room - dimensions.size() - findings.size();
    if (fewest > 0) {
      lines.add("");
      List<String> table = routes.lines(Math.clamp(fewest + left, fewest, MOST_ROUTES), columns);
      lines.add(ink.bold(table.getFirst()));
      lines.addAll(table.subList(1, table.size()));
    }
    lines.add("");
    lines.addAll(end);
    return String.join("\n", lines) + "\n";
  }

  /** Returns the dimensions, with fixes where that leaves room for every finding. */
  private List<String> dimensions(Diagnosis diagnosis, int room, String more) {
    TerminalDimensions dimensions = new TerminalDimensions(ink, columns);
    List<String> all = dimensions.lines(diagnosis, true);
    if (all.size() + findings(diagnosis.findings(), LINES, more).size() <= room) {
      return all;
    }
    List<String> brief = dimensions.lines(diagnosis, false);
    brief.addAll(
        Paragraph.labelled(
            " ".repeat(TerminalDimensions.INDENT),
            "how to know what is unknown: " + more,
            columns));
    return brief;
  }

  private void account(Diagnosis diagnosis, List<String> lines) {
    String window =
        Times.window(diagnosis.window()) + ", " + Times.length(diagnosis.window().length());
    String read =
        Digits.whole(diagnosis.reading().read())
            + (diagnosis.reading().read() == 1 ? " line read = " : " lines read = ")
            + Digits.whole(diagnosis.reading().used())
            + " used + "
            + Digits.whole(diagnosis.reading().rejectedLines())
            + " rejected";
    lines.addAll(
        Paragraph.wrap(
            Paragraph.tied(window) + Paragraph.tied("  ") + " " + Paragraph.tied(read), columns));
  }

  /** Returns the findings that fit in {@code room} lines, at least the first. */
  private List<String> findings(List<Finding> findings, int room, String more) {
    List<String> lines = new ArrayList<>(List.of(""));
    if (findings.isEmpty()) {
      lines.addAll(Paragraph.wrap("What limits it: nothing that these data can show", columns));
      return lines;
    }
    List<String> costs = findings.stream().map(finding -> cost(finding.cost())).toList();
    boolean costed = findings.stream().anyMatch(finding -> finding.cost() instanceof Measured);
    String head = "user time" + per(findings);
    int cost = 2 + Math.max(head.length(), costs.stream().mapToInt(TextWidth::of).max().orElse(0));
    int width = costed ? columns - cost : columns;
    lines.add(ink.bold((fit("What limits it", width) + (costed ? right(head, cost) : "")).strip()));
    int shown = 0;
    for (Finding finding : findings) {
      List<String> text = Paragraph.labelled(fit(shown + 1 + "", 3), safe(finding.title()), width);
      boolean last = shown + 1 == findings.size();
      if (shown == MOST_FINDINGS
          || shown > 0 && lines.size() + text.size() + (last ? 0 : 1) > room) {
        break;
      }
      if (costed) {
        text.set(0, fit(text.getFirst(), width) + right(costs.get(shown), cost));
      }
      lines.addAll(text);
      shown++;
    }
    if (shown < findings.size()) {
      lines.add("   and " + (findings.size() - shown) + " more " + more);
    }
    return lines;
  }

  /** Returns {@code a day} or {@code an hour}; it is the same for all findings. */
  private static String per(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.cost() instanceof Measured cost) {
        String unit = Figure.of(cost.value(), cost.unit()).unit();
        return unit.substring(unit.indexOf(' '));
      }
    }
    return "";
  }

  private static String cost(Measurement cost) {
    return switch (cost) {
      case Measured number -> {
        Figure figure = Figure.of(number.value(), number.unit());
        String text = figure.text();
        Interval interval = number.interval();
        yield text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1))
            + (interval == null ? "" : " (" + figure.alike(interval) + ")");
      }
      case Missing missing -> "unknown";
    };
  }
}
