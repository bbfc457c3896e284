package dev.tenfold.source.resources;

import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;

/** Numbers in the cells of a table. */
final class Cells {
  static final String NO_TIME = "no time";
  static final String NO_NUMBER = "a cell that is no number";

  private Cells() {}

  /** Returns the number in a cell, 0 or more; NaN where it is empty; −1 where it is none. */
  static double number(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null")) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) && value >= 0 ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static Problem noTime(String cell, Place place) {
    return new Problem(
        shortened(cell) + " is no time between 2000 and 2100 with its zone",
        place.text(),
        "write times as 2026-03-12T14:05:00Z, or in seconds since 1970");
  }

  static Problem noNumber(String column, String cell, Place place) {
    return new Problem(
        column + " is " + shortened(cell),
        place.text(),
        "leave the cell empty where nothing was measured");
  }

  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text.isEmpty() ? "nothing" : text;
  }
}
