package dev.tenfold.source.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one of values that differ in case only, and one text of equal ones, so that a million rows
 * share theirs.
 */
final class Spellings {
  private static final int KEPT = 200_000;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Values> columns = new TreeMap<>();

  /** What a column holds. */
  private static final class Values {
    private final Map<String, String> chosen = new HashMap<>();
    private final Map<String, String> chosenByLower = new HashMap<>();
    private final Map<String, String> others = new TreeMap<>();

    String of(String text) {
      String known = chosen.get(text);
      if (known != null) {
        return known;
      }
      String lower = text.toLowerCase(Locale.ROOT);
      String first = chosenByLower.getOrDefault(lower, text);
      if (chosen.size() < KEPT) {
        chosenByLower.put(lower, first);
        chosen.put(text, first);
      }
      if (!first.equals(text)) {
        others.put(text, first);
      }
      return first;
    }
  }

  /** Returns the first spelling of a column's value. */
  String of(String column, String text) {
    return text.isEmpty() ? "" : columns.computeIfAbsent(column, any -> new Values()).of(text);
  }

  /** Returns an equal text, the same for all equal ones. */
  String same(String text) {
    String known = texts.get(text);
    if (known == null) {
      known = text;
      if (texts.size() < KEPT) {
        texts.put(text, text);
      }
    }
    return known;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    columns.forEach((column, values) ->
        values.others.forEach((text, first) ->
            notes.add(column + " is spelled “" + text + "” and “" + first + "”: taken as one")));
    return notes.size() <= 10 ? notes : notes.subList(0, 10);
  }
}
