package dev.tenfold.cli;

import static dev.tenfold.cli.Paragraph.tied;
import static dev.tenfold.cli.TextWidth.fit;
import static dev.tenfold.cli.TextWidth.safe;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.Timeline;
import dev.tenfold.report.Ratios;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The six dimensions, a paragraph each: the number with its interval and n, or why there is none
 * and how to have it.
 *
 * @param ink what to paint with
 * @param columns the width
 */
record TerminalDimensions(Ink ink, int columns) {
  /** Columns before the words. */
  static final int INDENT = 15;

  private static final int NAME = 13;
  private static final int SPARKS = 10;
  private static final String BARS = "▁▂▃▄▅▆▇█";

  /** Returns them with how to know what is unknown, or without but for performance. */
  List<String> lines(Diagnosis diagnosis, boolean fixes) {
    List<String> lines = new ArrayList<>();
    for (DimensionCard card : diagnosis.dimensions()) {
      String name = fit(card.dimension().name().toLowerCase(Locale.ROOT), NAME);
      List<String> text =
          Paragraph.labelled(
              name + sign(card.verdict()) + " ", words(card, diagnosis, fixes), columns);
      String first = text.getFirst();
      lines.add(
          first.substring(0, NAME)
              + ink.of(card.verdict(), first.substring(NAME, NAME + 1))
              + first.substring(NAME + 1));
      lines.addAll(text.subList(1, text.size()));
    }
    return lines;
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> "✓";
      case Verdict.Fail fail -> "✗";
      case Verdict.Inconclusive inconclusive -> "?";
    };
  }

  private static String words(DimensionCard card, Diagnosis diagnosis, boolean fixes) {
    return switch (card.headline()) {
      case Measured number -> {
        List<String> parts = new ArrayList<>();
        Figure figure = Figure.of(number.value(), number.unit());
        parts.add(tied(figure.text() + "   " + safe(number.subject().indicator())));
        parts.add(tied(sureness(number)));
        parts.add(tied(safe(card.verdict().words())));
        if (card.dimension() == Dimension.PERFORMANCE) {
          parts.add(tied(sparks(diagnosis.performance().timeline())));
        }
        parts.removeIf(String::isEmpty);
        yield String.join(tied("  ") + " ", parts);
      }
      case Missing missing ->
          known(card)
              + safe(missing.subject().indicator() + " unknown: " + missing.why())
              + (fixes || card.dimension() == Dimension.PERFORMANCE ? fix(missing) : "");
    };
  }

  /** Returns the first number there is of those that stand in for the headline. */
  private static String known(DimensionCard card) {
    for (Measurement measurement : card.more()) {
      if (measurement instanceof Measured number
          && (card.dimension() != Dimension.PERFORMANCE || number.unit().equals(Unit.SECONDS))) {
        return tied(safe(number.subject().indicator()) + " " + Ratios.text(number))
            + " "
            + tied("(" + sureness(number) + ")")
            + "; ";
      }
    }
    return "";
  }

  /** Returns how to know it; lines of configuration stand under the next step. */
  private static String fix(Missing missing) {
    String fix = missing.fix().strip();
    return fix.isEmpty()
        ? ""
        : "; " + tied("fix: ") + (fix.contains("\n") ? "the lines under next" : safe(fix));
  }

  private static String sureness(Measured number) {
    Interval interval = number.interval();
    String n = "n " + Digits.whole(number.n());
    return interval == null
        ? n
        : Figure.of(number.value(), number.unit()).alike(interval)
            + (number.unit().equals(Unit.RATIO) ? " % at " : " at ")
            + Digits.significant(interval.level() * 100, 2)
            + " %, "
            + n;
  }

  /** Returns p95 over the window as bars from 0 up, and what the highest stands for. */
  private static String sparks(Timeline timeline) {
    double[] sums = new double[SPARKS];
    int[] counts = new int[SPARKS];
    int columns = timeline.columns().size();
    for (int i = 0; i < columns; i++) {
      Estimate p95 = timeline.columns().get(i).p95();
      if (p95 != null) {
        int part = i * SPARKS / columns;
        sums[part] += p95.value();
        counts[part]++;
      }
    }
    if (Arrays.stream(counts).filter(count -> count > 0).count() < SPARKS / 2) {
      return "";
    }
    double high = 0;
    for (int i = 0; i < SPARKS; i++) {
      high = Math.max(high, counts[i] == 0 ? 0 : sums[i] / counts[i]);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < SPARKS; i++) {
      double part = high > 0 ? sums[i] / Math.max(1, counts[i]) / high : 0;
      out.append(counts[i] == 0 ? ' ' : BARS.charAt((int) Math.round(part * 7)));
    }
    return out + " over time, 0 to " + Figure.of(high, Unit.SECONDS).text();
  }
}
