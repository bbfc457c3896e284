package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The variables a server knows, and what they say. */
final class Vocabulary {
  private final Map<String, Meaning> meanings = new LinkedHashMap<>();

  /**
   * Returns the vocabulary of a table whose lines are {@code name ROLE NOTATION rank}; notation and
   * rank may be left out.
   */
  static Vocabulary of(String table) {
    Vocabulary vocabulary = new Vocabulary();
    table.lines().filter(line -> !line.isBlank()).forEach(vocabulary::add);
    return vocabulary;
  }

  private void add(String line) {
    String[] cells = line.strip().split(" +", -1);
    Role role = cells.length > 1 ? Role.valueOf(cells[1]) : Role.IGNORED;
    Notation notation = cells.length > 2 ? Notation.valueOf(cells[2]) : Notation.PLAIN;
    int rank = cells.length > 3 ? Integer.parseInt(cells[3]) : 0;
    meanings.put(cells[0], new Meaning(role, notation, rank));
  }

  /** Returns what a variable says; case counts. */
  Optional<Meaning> meaning(String name) {
    return Optional.ofNullable(meanings.get(name));
  }

  /** Returns the place of a variable in the table, from 0; −1 for an unknown one. */
  int index(String name) {
    return List.copyOf(meanings.keySet()).indexOf(name);
  }

  /** Returns the first variable listed for a role. */
  Optional<String> nameFor(Role role) {
    return meanings.entrySet().stream()
        .filter(entry -> entry.getValue().role() == role)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the known variable that is spelt most alike. */
  String nearest(String name) {
    return nearest(name, meanings.keySet());
  }

  /** Returns the candidate that takes the fewest changes of a letter. */
  static String nearest(String name, Collection<String> candidates) {
    String lower = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .min(
            Comparator.comparingInt(
                candidate -> changes(lower, candidate.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
