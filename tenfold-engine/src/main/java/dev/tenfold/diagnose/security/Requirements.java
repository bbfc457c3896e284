package dev.tenfold.diagnose.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The requirements that artefacts can decide, and the levels of all of the standard.
 *
 * @see <a href="https://github.com/OWASP/ASVS/tree/v5.0.0">OWASP ASVS 5.0.0, identifiers and
 *     levels</a>
 */
public final class Requirements {
  private static final List<Requirement> ALL =
      rows("requirements.tsv").stream().map(Requirements::requirement).toList();

  private static final Map<String, Integer> LEVELS = levels();

  private Requirements() {}

  /** Returns those of the standard and of our baseline that {@code level} asks for. */
  public static List<Requirement> at(int level) {
    return ALL.stream().filter(r -> r.level() <= level).toList();
  }

  /** Returns how many requirements the standard has at {@code level}: 70, 253 or 345. */
  public static long standardAt(int level) {
    return LEVELS.values().stream().filter(of -> of <= level).count();
  }

  /** Returns the lowest level that asks for {@code id}; 0 where the standard has no such id. */
  public static int level(String id) {
    return LEVELS.getOrDefault(id, 0);
  }

  static boolean isOfStandard(String id) {
    return id.startsWith("v5.0.0-");
  }

  static boolean exists(String id) {
    return LEVELS.containsKey(id) || ALL.stream().anyMatch(r -> r.id().equals(id));
  }

  private static Requirement requirement(String row) {
    String[] cells = row.split("\t", -1);
    Set<String> cwes = cells[4].isEmpty() ? Set.of() : Set.of(cells[4].split(",", -1));
    return new Requirement(
        cells[0],
        Integer.parseInt(cells[1]),
        Requirement.Surface.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        cells[3].equals("gap"),
        cwes,
        cells[5],
        cells[6]);
  }

  private static Map<String, Integer> levels() {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (String row : rows("asvs-5.0.0-levels.csv")) {
      String[] cells = row.split(",", -1);
      levels.put(cells[0], Integer.valueOf(cells[1]));
    }
    return levels;
  }

  /** Returns the rows of a table beside this class, without its header. */
  static List<String> rows(String table) {
    try (InputStream in = Requirements.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException(table + " is not in the archive");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
