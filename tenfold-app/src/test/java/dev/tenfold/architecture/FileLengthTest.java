package dev.tenfold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that does not fit in a reader's head is two files. */
class FileLengthTest {
  private static final int MOST_LINES = 400;

  /** The module's folder when Maven runs it, the project's when an editor does. */
  private static Path projectRoot() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("tenfold-app")) ? here : here.resolveSibling("");
  }

  @Test
  void no_source_file_is_longer_than_400_lines() throws IOException {
    try (Stream<Path> modules = Files.list(projectRoot())) {
      List<Path> sources =
          modules
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .flatMap(FileLengthTest::javaFilesUnder)
              .toList();
      assertThat(sources).isNotEmpty();
      assertThat(sources)
          .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MOST_LINES));
    }
  }

  private static Stream<Path> javaFilesUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
