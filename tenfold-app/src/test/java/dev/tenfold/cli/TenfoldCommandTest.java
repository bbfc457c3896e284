package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.report.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TenfoldCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @CsvSource({"--help, help", "diagnose --help, help-diagnose", "collect --help, help-collect"})
  void helpFitsEightyColumnsAndNamesNoClass(String command, String golden) throws IOException {
    Shell.Said said = shell.run(command.split(" "));
    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines()).allMatch(line -> TextWidth.of(line) <= 80);
    assertThat(said.out()).doesNotContain("dev.tenfold", "java.");
    Golden.check("cli/" + golden + ".txt", said.out());
  }

  @Test
  void diagnosisOfASmallLogIsOneScreen() throws IOException {
    shell.log("access.log", 3_000);
    Shell.Said said = shell.run("diagnose", "access.log");
    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
    assertThat(said.out()).doesNotContain("\u001b");
    assertThat(said.out().lines().count()).isLessThanOrEqualTo(40);
    assertThat(said.out().lines()).allMatch(line -> TextWidth.of(line) <= 80);
    assertThat(said.out()).contains("3,000 lines read = 3,000 used + 0 rejected");
    assertThat(folder.resolve("tenfold-report.html")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "diagnose acces.log, 3, no-such-file",
    "diagnose empty, 3, folder-without-logs",
    "diagnose binary.log, 3, binary-file",
    "diagnose odd.log, 3, unknown-format",
    "diagnose empty.log, 3, empty-log",
    "diagnose odd.log empty.log binary.log, 3, several-problems",
    "diagnose odd.log acces.log, 3, missing-beside-unknown-format",
    "diagnose --zone Mars --route users --format @none acces.log, 2, several-usage-problems",
    "diagnose, 2, no-log",
    "diagnose --formt combined access.log, 2, unknown-option",
    "diagnose --format, 2, option-without-value",
    "diagnose --zone Mars access.log, 2, unknown-zone",
    "dignose access.log, 2, misspelt-command",
    "collect access.log, 2, collect-without-workspace",
    "-C shop diagnose, 3, nothing-collected",
  })
  void whatCannotBeDoneIsSaidWithAFixAndItsExitCode(String command, int code, String golden)
      throws IOException {
    shell.log("access.log", 50);
    Files.createDirectory(folder.resolve("empty"));
    Files.write(folder.resolve("binary.log"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, 0, 0, 9});
    Files.writeString(folder.resolve("empty.log"), "");
    Files.writeString(folder.resolve("odd.log"), "one two three\n".repeat(20));
    Shell.Said said = shell.run(command.split(" "));
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("    fix  ").doesNotContain("dev.tenfold", "Exception");
    assertThat(said.code()).isEqualTo(code);
    Golden.check("cli/stops/" + golden + ".txt", said.err());
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotTakeTheDiagnosisWithIt() throws IOException {
    shell.log("access.log", 50);
    Shell.Said said = shell.run("diagnose", "--report", "no/such/folder.html", "access.log");
    assertThat(said.code()).isEqualTo(ExitCode.INPUT);
    assertThat(said.out()).contains("50 lines read").doesNotContain("no/such");
    Golden.check("cli/stops/report-cannot-be-written.txt", said.err());
  }

  @Test
  void collectingTwiceCountsNothingTwice() throws IOException {
    shell.log("access.log", 1_000);
    Shell.Said first = shell.run("-C", "shop", "collect", "access.log");
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("1,000 requests new");
    shell.log("access.log", 1_200);
    assertThat(shell.run("-C", "shop", "collect", "access.log").out()).contains("200 requests new");
    assertThat(shell.run("-C", "shop", "collect", "access.log").out()).contains("0 requests new");
  }

  @Test
  void theStoreSaysWhatTheLogsSay() throws IOException {
    shell.log("access.log", 2_000);
    shell.run("-C", "shop", "collect", "access.log");
    JsonNode kept = json("-C", "shop", "diagnose", "--json", "--report", "none");
    JsonNode read = json("diagnose", "--json", "--report", "none", "access.log");
    for (String number : new String[] {"read", "used"}) {
      assertThat(kept.at("/reading/" + number).asLong())
          .isEqualTo(read.at("/reading/" + number).asLong())
          .isEqualTo(2_000);
    }
    for (String part : new String[] {"latency", "traffic", "statuses", "errors"}) {
      JsonNode expected = read.at("/performance/overall/" + part);
      assertThat(expected.isMissingNode()).isFalse();
      assertThat(kept.at("/performance/overall/" + part)).isEqualTo(expected);
    }
  }

  @Test
  void aTitleIsTheSameOnTheScreenAndInTheRecord() throws IOException {
    shell.log("access.log", 500);
    String title = json("diagnose", "--json", "access.log").at("/title").asString();
    String screen = shell.run("diagnose", "access.log").out().replace('\n', ' ');
    assertThat(title).isNotEmpty();
    assertThat(screen).startsWith(title);
  }

  private JsonNode json(String... args) {
    Shell.Said said = shell.run(args);
    assertThat(said.err()).isEmpty();
    return JsonMapper.shared().readTree(said.out().getBytes(StandardCharsets.UTF_8));
  }
}
