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
        found.addAll(of(folder, path));
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

  private static List<Path> of(Path folder, String path) throws IOException {
    int star = firstSpecial(path);
    if (star < 0) {
      Path one = folder.resolve(path).normalize();
      return Files.isDirectory(one)
          ? walk(one, file -> true)
          : Files.isRegularFile(one) ? List.of(one) : List.of();
    }
    int slash = path.lastIndexOf('/', star);
    Path start = folder.resolve(slash < 0 ? "" : path.substring(0, slash)).normalize();
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + path.substring(slash + 1));
    return walk(start, file -> matcher.matches(start.relativize(file)));
  }

  private static int firstSpecial(String path) {
    for (int i = 0; i < path.length(); i++) {
      if ("*?[{".indexOf(path.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<Path> walk(Path start, PathMatcher wanted) throws IOException {
    try (Stream<Path> all = Files.walk(start, DEEPEST)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !isHidden(start.relativize(file)))
          .filter(wanted::matches)
          .toList();
    }
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
