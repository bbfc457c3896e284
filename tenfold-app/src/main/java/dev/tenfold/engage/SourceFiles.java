package dev.tenfold.engage;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that a source names: files, folders with all in them, and globs.
 *
 * @param files in the order of their names
 * @param problems of names that lead to none
 */
record SourceFiles(List<Path> files, List<Problem> problems) {
  private static final int DEEPEST = 20;

  SourceFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Finds the files of {@code paths}, which are relative to {@code folder}. */
  static SourceFiles find(Path folder, List<String> paths) {
    TreeSet<Path> files = new TreeSet<>();
    List<Problem> problems = new ArrayList<>();
    for (String path : paths) {
      List<Path> found = new ArrayList<>();
      try {
        found.addAll(Named.of(folder, path).files());
      } catch (PatternSyntaxException e) {
        problems.add(
            new Problem(
                "this is no pattern: " + e.getDescription(), path, "write \\[ for a bracket"));
        continue;
      } catch (IOException | InvalidPathException e) {
        problems.add(
            new Problem(
                "this cannot be looked at: " + e.getMessage(), path, "let this user read it"));
        continue;
      }
      if (found.isEmpty()) {
        problems.add(
            new Problem(
                "there is nothing there",
                folder.resolve(path).normalize().toString(),
                "put the files there, or mend the path in engagement.yaml"));
      }
      files.addAll(found);
    }
    return new SourceFiles(List.copyOf(files), problems);
  }

  /** Returns whether one of {@code paths} leads to {@code file}, which need not be there. */
  static boolean isNamed(Path folder, List<String> paths, String file) {
    Path place = folder.resolve(file).normalize();
    for (String path : paths) {
      try {
        if (Named.of(folder, path).isOf(place)) {
          return true;
        }
      } catch (InvalidPathException | PatternSyntaxException e) {
        // That path names nothing, as is told where it is collected.
      }
    }
    return false;
  }

  /**
   * What a path names.
   *
   * @param start where to look
   * @param glob what is looked for in there, all of it where this is empty
   */
  private record Named(Path start, String glob) {
    static Named of(Path folder, String path) {
      Path literal = folder.resolve(path).normalize();
      if (Files.exists(literal)) {
        return new Named(literal, "");
      }
      int star = firstSpecial(path);
      int end = star < 0 ? path.length() : path.lastIndexOf('/', star) + 1;
      return new Named(folder.resolve(path.substring(0, end)).normalize(), path.substring(end));
    }

    boolean isOf(Path file) {
      return file.startsWith(start)
          && (glob.isEmpty() || matcher().matches(start.relativize(file)));
    }

    private PathMatcher matcher() {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    List<Path> files() throws IOException {
      if (glob.isEmpty() && Files.isRegularFile(start)) {
        return List.of(start);
      }
      if (!Files.isDirectory(start)) {
        return List.of();
      }
      try (Stream<Path> all = Files.walk(start, DEEPEST)) {
        return all.filter(Files::isRegularFile)
            .filter(file -> !isHidden(start.relativize(file)))
            .filter(this::isOf)
            .toList();
      }
    }
  }

  private static int firstSpecial(String path) {
    for (int i = 0; i < path.length(); i++) {
      if ("*?[{".indexOf(path.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHidden(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
