package dev.tenfold.report;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Dimension;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Window;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** How templates lay chapters and their exhibits out. */
public final class Layout {
  /** Words that are longer are broken into lines. */
  private static final int LONG = 40;

  private Layout() {}

  /** Returns a chapter's heading. */
  public static String name(Chapter chapter) {
    if (chapter.dimension() == Dimension.PERFORMANCE) {
      return "What visitors feel";
    }
    String name = chapter.dimension().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Returns what a further number of a card is, with what it is of where that is not all. */
  public static String apart(DimensionCard card, Measurement more) {
    String scope = more.subject().scope();
    return scope.isEmpty() || scope.equals(card.headline().subject().scope())
        ? more.subject().indicator()
        : more.subject().indicator() + ", " + scope;
  }

  /** Returns the name by which links find a chapter. */
  public static String id(Chapter chapter) {
    return chapter.dimension().name().toLowerCase(Locale.ROOT);
  }

  /** Returns the time that a chapter is about: the longest that one of its numbers is about. */
  public static Window window(Chapter chapter) {
    return Stream.concat(
            Stream.of(chapter.card().headline()),
            chapter.indicators().stream().map(Indicator::value))
        .map(value -> value.subject().window())
        .max(Comparator.comparing(Window::length))
        .orElseThrow();
  }

  /** Returns how a cell is set: words to the left, and broken where they are long. */
  public static String style(Exhibit.Cell cell) {
    return cell instanceof Exhibit.Cell.Text words
        ? words.text().length() > LONG ? "word long" : "word"
        : "";
  }

  /** Returns how a column's name is set: as its first cell that holds anything. */
  public static String style(Exhibit.Table table, int column) {
    return table.rows().stream()
        .map(row -> row.get(column))
        .filter(cell -> !cell.equals(Exhibit.Cell.of("")))
        .findFirst()
        .filter(Exhibit.Cell.Text.class::isInstance)
        .map(words -> "word")
        .orElse("");
  }
}
