package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import java.util.List;
import java.util.regex.Pattern;

/** Which files belong to a service. */
final class PathGlobs {
  /** All files. */
  static final PathGlobs ALL = new PathGlobs(List.of("**"));

  private final List<Pattern> patterns;

  /**
   * @param globs {@code *} within a folder, {@code **} over folders, {@code ?} for one character; a
   *     folder stands for all that is in it; of one repository of several after its name and a
   *     slash
   */
  PathGlobs(List<String> globs) {
    this.patterns = globs.stream().map(PathGlobs::compiled).toList();
  }

  private static Pattern compiled(String glob) {
    StringBuilder regex = new StringBuilder();
    String rest = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (rest.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
  }

  boolean matches(String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  /** Returns whether a file of a repository, by its name, is among them. */
  boolean matches(String path, String repository) {
    return matches(path) || !repository.isEmpty() && matches(repository + "/" + path);
  }

  /** Returns whether a commit of a repository changes any of the files. */
  boolean touches(Commit commit, String repository) {
    return this == ALL
        || commit.files().stream()
            .anyMatch(file ->
                matches(file.path(), repository)
                    || !file.before().isEmpty() && matches(file.before(), repository));
  }
}
