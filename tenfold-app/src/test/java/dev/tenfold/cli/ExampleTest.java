package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.report.DiagnosisSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's reports are what this version makes of it; {@code -Dgolden=update} rewrites them.
 */
class ExampleTest {
  private static final Path EXAMPLE =
      Path.of("").toAbsolutePath().resolveSibling("examples").resolve("shop");
  private static final Instant RECORDED = Instant.parse("2026-11-27T15:11:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-11-28T09:00:00Z");

  @TempDir Path folder;

  /** The times of files are those of the recording, whenever they were checked out. */
  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLE)) {
      for (Path from : all.filter(path -> !path.toString().contains(".tenfold")).toList()) {
        Path to = folder.resolve(EXAMPLE.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
          Files.setLastModifiedTime(to, FileTime.from(RECORDED));
        }
      }
    }
  }

  @Test
  void theCommittedReportsAreWhatTheExampleGives() throws IOException {
    check("collected.txt", run(ExitCode.DONE, "collect"));
    check("gate.txt", run(ExitCode.DONE, "gate"));
    check("report.txt", run(ExitCode.DONE, "diagnose", "--report", "made.html"));
    check("report.html", Files.readString(folder.resolve("made.html")));
  }

  @Test
  void collectingAgainReadsNothing() {
    run(ExitCode.DONE, "collect");
    assertThat(run(ExitCode.DONE, "collect").lines().filter(line -> line.contains("read =")))
        .hasSize(10)
        .allMatch(line -> line.contains(" 0 read = 0 used"));
  }

  @Test
  void theDiagnosisNamesWhatIsPlantedAndKeepsToItsSchema() throws IOException {
    run(ExitCode.DONE, "collect");
    String record = run(ExitCode.DONE, "--json", "diagnose", "--report", "none");
    assertThat(DiagnosisSchema.problems(record)).isEmpty();
    assertThat(record)
        .contains(
            List.of(
                "GET /products/{id} of shop takes",
                "POST /checkout of shop takes",
                "GET /search of shop takes",
                "pool is used up now",
                "CVE-2021-44228",
                "Cost rose on 3 Nov",
                "is paid for what nobody uses",
                "incident has no end",
                "LCP on /products/1500",
                "more failed than the objective quick allows",
                "active truck factor"));
  }

  private String run(int code, String... args) {
    try (Shell shell = new Shell(folder, NEXT_DAY)) {
      String[] all = Stream.concat(Stream.of("-C", "."), Stream.of(args)).toArray(String[]::new);
      Shell.Said said = shell.run(all);
      assertThat(said.code()).as(said.err()).isEqualTo(code);
      return said.out();
    }
  }

  private static void check(String name, String text) throws IOException {
    Path file = EXAMPLE.resolve(name);
    String told = text.replace("made.html", "report.html");
    if (System.getProperty("golden", "compare").equals("update")) {
      Files.writeString(file, told);
    }
    assertThat(file).as("-Dgolden=update writes it").exists();
    assertThat(told).isEqualTo(Files.readString(file));
  }
}
