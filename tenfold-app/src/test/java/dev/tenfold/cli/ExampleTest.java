package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's report is what this version makes of it; {@code -Dgolden=update} rewrites it. */
class ExampleTest {
  private static final Path EXAMPLES =
      Path.of("").toAbsolutePath().resolveSibling("examples").resolve("shop");

  /** So long that the log is at rest, whenever it was checked out. */
  private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void theCommittedReportIsWhatTheExampleLogGives() throws IOException {
    Path report = folder.resolve("report.html");
    String screen = diagnose("--report", report.toString(), "access.log");
    screen = screen.replace(report.toString(), "report.html");
    check("report.html", Files.readString(report));
    check("report.txt", screen);
  }

  @Test
  void theDiagnosisNamesTheRoutesWhoseSinsArePlanted() {
    String record = diagnose("--report", "none", "--json", "access.log");
    assertThat(record)
        .contains("POST /checkout of site takes")
        .contains("GET /search of site takes")
        .contains("GET /products/{id} of site takes");
  }

  private static String diagnose(String... args) {
    try (Shell shell = new Shell(EXAMPLES, LONG_AFTER)) {
      String[] all = Stream.concat(Stream.of("diagnose"), Stream.of(args)).toArray(String[]::new);
      Shell.Said said = shell.run(all);
      assertThat(said.code()).as(said.err()).isZero();
      return said.out();
    }
  }

  private static void check(String name, String text) throws IOException {
    Path file = EXAMPLES.resolve(name);
    if (System.getProperty("golden", "compare").equals("update")) {
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dgolden=update writes it").exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
