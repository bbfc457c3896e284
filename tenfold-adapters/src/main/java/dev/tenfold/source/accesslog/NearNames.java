package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What might have been meant by a path that does not exist. */
final class NearNames {
  private static final int SHOWN = 3;

  private NearNames() {}

  /** Returns the problem of {@code path}, which does not exist. */
  static Problem missing(String name, Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Problem(
          name + " is a link to something that does not exist", name, "see where: ls -l " + name);
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Path there = parent;
      while (there.getParent() != null && !Files.isDirectory(there)) {
        there = there.getParent();
      }
      return new Problem(
          name + " does not exist", name, "only " + there + " exists of its path: check it");
    }
    String near = parent == null ? "" : near(path, parent);
    return new Problem(
        name + " does not exist",
        name,
        near.isEmpty() ? "see what is there: ls " + parent : "did you mean " + near + "?");
  }

  private static String near(Path path, Path parent) {
    String wanted = String.valueOf(path.getFileName());
    try (Stream<Path> children = Files.list(parent)) {
      List<String> names = children.map(child -> String.valueOf(child.getFileName())).toList();
      return names.stream()
          .filter(it -> it.startsWith(wanted) || distance(it, wanted) <= 1 + wanted.length() / 4)
          .sorted(
              Comparator.<String>comparingInt(it -> distance(it, wanted))
                  .thenComparing(Comparator.naturalOrder()))
          .limit(SHOWN)
          .collect(Collectors.joining(" or "));
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the Levenshtein distance: insertions, deletions and substitutions. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
