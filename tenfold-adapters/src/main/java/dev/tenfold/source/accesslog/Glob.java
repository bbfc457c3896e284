package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * A pattern that the shell left alone: quoted, or on a shell that expands nothing. {@code **}
 * stands for folders however deep, none included; hidden files match no pattern.
 */
final class Glob {
  private final Path root;
  private final int depth;
  private final List<PathMatcher> matchers;

  private Glob(Path root, int depth, List<PathMatcher> matchers) {
    this.root = root;
    this.depth = depth;
    this.matchers = List.copyOf(matchers);
  }

  /** Returns whether {@code argument} has a character that makes it a pattern. */
  static boolean isGlob(String argument) {
    return argument.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Returns the pattern.
   *
   * @throws IllegalArgumentException where it is not well-formed
   */
  static Glob of(String pattern, Path folder) {
    String[] parts = pattern.split("/", -1);
    int fixed = 0;
    while (!isGlob(parts[fixed])) {
      fixed++;
    }
    String prefix = String.join("/", List.of(parts).subList(0, fixed));
    Path root = folder.resolve(fixed > 0 && prefix.isEmpty() ? "/" : prefix);
    String rest = String.join("/", List.of(parts).subList(fixed, parts.length));
    List<PathMatcher> matchers = new ArrayList<>();
    matchers.add(root.getFileSystem().getPathMatcher("glob:" + rest));
    if (rest.contains("**/")) {
      matchers.add(root.getFileSystem().getPathMatcher("glob:" + rest.replace("**/", "")));
    }
    int depth = rest.contains("**") ? Integer.MAX_VALUE : parts.length - fixed;
    return new Glob(root, depth, matchers);
  }

  /** Returns the files that match, by name; folders that cannot be read are problems. */
  List<Path> files(Consumer<Problem> problems) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Collect(found, problems));
    } catch (IOException e) {
      problems.accept(LogSearch.unreadableFolder(root.toString(), e));
    }
    Collections.sort(found);
    return found;
  }

  private final class Collect extends SimpleFileVisitor<Path> {
    private final List<Path> found;
    private final Consumer<Problem> problems;

    Collect(List<Path> found, Consumer<Problem> problems) {
      this.found = found;
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return isHidden(path) && !path.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      Path relative = root.relativize(path);
      if (!attributes.isDirectory()
          && !isHidden(path)
          && matchers.stream().anyMatch(it -> it.matches(relative))) {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      if (!(e instanceof NoSuchFileException || e instanceof FileSystemLoopException)) {
        problems.accept(LogSearch.unreadableFolder(path.toString(), e));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
