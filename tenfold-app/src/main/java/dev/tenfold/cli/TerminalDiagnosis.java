package dev.tenfold.cli;

import static dev.tenfold.cli.TextWidth.cut;
import static dev.tenfold.cli.TextWidth.fit;
import static dev.tenfold.cli.TextWidth.right;
import static dev.tenfold.cli.TextWidth.safe;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.RouteRow;
import dev.tenfold.diagnose.Timeline;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A diagnosis on one screen of 80 columns.
 *
 * @param colour whether the text may hold ANSI colours
 */
record TerminalDiagnosis(boolean colour) {
  private static final int COLUMNS = 80;
  private static final int LINES = 24;
  private static final int FINDINGS = 5;
  private static final int SPARKS = 10;
  private static final String BARS = "▁▂▃▄▅▆▇█";

  /** Returns the screen; {@code report} is where the page was written, empty when it was not. */
  String text(Diagnosis diagnosis, String report) {
    List<String> lines = new ArrayList<>();
    wrap(safe(diagnosis.title()), COLUMNS).forEach(line -> lines.add(paint("1", line)));
    meta(diagnosis, lines);
    lines.add("");
    for (DimensionCard card : diagnosis.dimensions()) {
      lines.add(dimension(card, diagnosis.performance().timeline()));
    }
    findings(diagnosis.findings(), lines);
    List<String> end = end(diagnosis, report);
    routes(diagnosis.performance().routes(), LINES - lines.size() - end.size() - 2, lines);
    lines.add("");
    lines.addAll(end);
    return String.join("\n", lines) + "\n";
  }

  private static void meta(Diagnosis diagnosis, List<String> lines) {
    String window = Times.window(diagnosis.window());
    String read =
        Digits.whole(diagnosis.reading().read())
            + " read = "
            + Digits.whole(diagnosis.reading().used())
            + " used + "
            + Digits.whole(diagnosis.reading().rejectedLines())
            + " rejected";
    if (window.length() + read.length() + 3 <= COLUMNS) {
      lines.add(window + "   " + read);
    } else {
      lines.add(window);
      lines.add(read);
    }
  }

  private String dimension(DimensionCard card, Timeline timeline) {
    String name = fit(card.dimension().name().toLowerCase(Locale.ROOT), 13);
    return switch (card.headline()) {
      case Measured number -> {
        Figure figure = Figure.of(number.value(), number.unit());
        String sparks = card.dimension() == Dimension.PERFORMANCE ? sparks(timeline) : "";
        String words =
            fit(figure.text(), 9)
                + fit(safe(number.subject().indicator()), sparks.isEmpty() ? 20 : 14)
                + fit(interval(number, figure), 13)
                + " ";
        int room = COLUMNS - 15 - TextWidth.of(words) - (sparks.isEmpty() ? 0 : SPARKS + 1);
        yield name
            + sign(card.verdict())
            + " "
            + words
            + (sparks.isEmpty()
                ? cut(safe(card.verdict().words()), room)
                : fit(safe(card.verdict().words()), room) + " " + sparks);
      }
      case Missing missing ->
          name
              + paint("90", "?")
              + " "
              + cut(
                  safe(missing.subject().indicator() + " unknown: " + missing.why()), COLUMNS - 15);
    };
  }

  private String sign(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> paint("32", "✓");
      case Verdict.Fail fail -> paint("31", "✗");
      case Verdict.Inconclusive inconclusive -> paint("90", "?");
    };
  }

  private static String sparks(Timeline timeline) {
    double[] sums = new double[SPARKS];
    int[] counts = new int[SPARKS];
    int columns = timeline.columns().size();
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int i = 0; i < columns; i++) {
      Estimate p95 = timeline.columns().get(i).p95();
      if (p95 != null) {
        int part = i * SPARKS / columns;
        sums[part] += p95.value();
        counts[part]++;
      }
    }
    for (int i = 0; i < SPARKS; i++) {
      if (counts[i] > 0) {
        low = Math.min(low, sums[i] / counts[i]);
        high = Math.max(high, sums[i] / counts[i]);
      }
    }
    if (Arrays.stream(counts).filter(count -> count > 0).count() < SPARKS / 2) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < SPARKS; i++) {
      double part = high > low ? (sums[i] / counts[i] - low) / (high - low) : 0;
      out.append(counts[i] == 0 ? ' ' : BARS.charAt((int) Math.round(part * 7)));
    }
    return out.toString();
  }

  private static String interval(Measured number, Figure figure) {
    Interval interval = number.interval();
    return interval == null ? "" : figure.alike(interval);
  }

  private void findings(List<Finding> findings, List<String> lines) {
    lines.add("");
    if (findings.isEmpty()) {
      lines.add("What limits it: nothing that these data can show");
      return;
    }
    lines.add(paint("1", fit("What limits it", COLUMNS - 14)) + "user time lost");
    int rank = 1;
    for (Finding finding : findings.subList(0, Math.min(FINDINGS, findings.size()))) {
      String title = safe(finding.title());
      String first = wrap(title, 54).getFirst();
      lines.add(fit(rank + "", 3) + fit(first, 55) + right(cost(finding.cost()), 22));
      if (first.length() < title.length()) {
        lines.add("   " + cut(title.substring(first.length()).strip(), COLUMNS - 3));
      }
      rank++;
    }
    if (findings.size() > FINDINGS) {
      lines.add("   and " + (findings.size() - FINDINGS) + " more in the report");
    }
  }

  private static String cost(Measurement cost) {
    return switch (cost) {
      case Measured number -> Figure.of(number.value(), number.unit()).text();
      case Missing missing -> "unknown";
    };
  }

  private void routes(List<RouteRow> routes, int room, List<String> lines) {
    if (room < 3 || routes.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        paint("1", fit("Routes", 36))
            + right("requests", 12)
            + right("time", 8)
            + right("p50", 8)
            + right("p95", 8)
            + right("5xx", 8));
    for (RouteRow row : routes.subList(0, Math.min(room - 1, routes.size()))) {
      lines.add(
          fit(safe(row.label()), 36)
              + right(Digits.whole(row.requests()), 12)
              + right(brief(row.share().time()), 8)
              + right(brief(row.latency().p50()), 8)
              + right(brief(row.latency().p95()), 8)
              + right(brief(row.errors().serverErrors()), 8));
    }
  }

  private static String brief(Measurement measurement) {
    return switch (measurement) {
      case Measured number -> Figure.of(number.value(), number.unit()).text();
      case Missing missing -> "?";
    };
  }

  private static List<String> end(Diagnosis diagnosis, String report) {
    List<String> lines = new ArrayList<>();
    if (!report.isEmpty()) {
      lines.add("report  " + safe(report));
    }
    List<String> words = wrap(safe(diagnosis.next().words()), COLUMNS - 8);
    for (int i = 0; i < words.size(); i++) {
      lines.add((i == 0 ? "next    " : "        ") + words.get(i));
    }
    diagnosis.next().command().lines().forEach(line -> lines.add("        " + safe(line)));
    return lines;
  }

  private static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && TextWidth.of(line.toString()) + 1 + TextWidth.of(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(cut(word, columns));
    }
    lines.add(line.toString());
    return lines;
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
