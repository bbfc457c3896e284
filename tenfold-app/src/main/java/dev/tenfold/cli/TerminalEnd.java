package dev.tenfold.cli;

import static dev.tenfold.cli.TextWidth.safe;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.LogReading;
import dev.tenfold.diagnose.LogReading.FieldReading;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.diagnose.Reading;
import dev.tenfold.units.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The last lines of a screen: how the logs were read, where the report is and what to do next.
 *
 * @param columns the width
 */
record TerminalEnd(int columns) {
  private static final int DATA_LINES = 3;

  List<String> lines(Diagnosis diagnosis, String report, String more) {
    List<String> lines = new ArrayList<>(data(diagnosis.reading(), more));
    if (!report.isEmpty()) {
      lines.add("report  " + safe(report));
    }
    lines.addAll(Paragraph.labelled("next    ", safe(diagnosis.next().words()), columns));
    diagnosis.next().command().lines().forEach(line -> lines.add("        " + safe(line)));
    return lines;
  }

  private List<String> data(Reading reading, String more) {
    List<String> parts = new ArrayList<>();
    parts.add(formats(reading.logs()));
    if (!reading.rejected().isEmpty()) {
      parts.add(
          "rejected: "
              + reading.rejected().stream()
                  .map(why -> why.reason() + " (" + Digits.whole(why.lines()) + ")")
                  .collect(Collectors.joining(", ")));
    }
    for (Reading.Note note : reading.notes()) {
      parts.add("lines that " + note.words() + ": " + Digits.whole(note.lines()));
    }
    reading.logs().stream().flatMap(log -> log.problems().stream()).distinct().forEach(parts::add);
    String rest = "; " + Paragraph.tied("more " + more);
    List<String> lines = List.of();
    for (int i = 1; i <= parts.size(); i++) {
      String text = safe(String.join("; ", parts.subList(0, i)));
      List<String> longer =
          Paragraph.labelled("data    ", i < parts.size() ? text + rest : text, columns);
      if (i > 1 && longer.size() > DATA_LINES) {
        break;
      }
      lines = longer;
    }
    return lines;
  }

  private static String formats(List<LogReading> logs) {
    List<FormatReading> formats = logs.stream().map(LogReading::format).distinct().toList();
    if (formats.stream().map(FormatReading::name).distinct().count() > 1) {
      return Digits.whole(logs.size())
          + " logs: "
          + formats.stream().map(FormatReading::name).distinct().collect(Collectors.joining(", "));
    }
    FormatReading format = formats.getFirst();
    String durations =
        format.fields().stream()
            .map(FieldReading::takenFor)
            .filter(words -> words.startsWith("duration"))
            .findFirst()
            .orElse("");
    return format.name()
        + (durations.isEmpty() ? "" : ", " + durations)
        + " ("
        + format.origin()
        + ")";
  }
}
