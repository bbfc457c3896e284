package dev.tenfold.workspace;

import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
final class Nearest {
  private static final int MOST_EDITS = 3;

  private Nearest() {}

  /**
   * Returns what to write instead of {@code word}: the nearest of {@code known}, or all of them.
   */
  static String advice(String word, List<String> known) {
    return known.stream()
        .filter(each -> distance(word, each) <= Math.min(MOST_EDITS, each.length() / 2))
        .min(Comparator.comparingInt(each -> distance(word, each)))
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(
            () -> known.isEmpty() ? "remove it" : "write one of " + String.join(", ", known));
  }

  /**
   * Returns how many letters must be put in, left out or changed.
   *
   * @see <a href="https://en.wikipedia.org/wiki/Levenshtein_distance">Levenshtein distance</a>
   */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
