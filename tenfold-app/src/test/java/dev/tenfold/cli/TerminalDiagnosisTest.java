package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.report.Diagnoses;
import dev.tenfold.report.Golden;
import dev.tenfold.verdict.Finding;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalDiagnosisTest {
  private static final Map<String, Diagnosis> SCREENS =
      Map.of(
          "rich", Diagnoses.rich(),
          "tiny", Diagnoses.tiny(),
          "few", Diagnoses.few(),
          "untimed", Diagnoses.withoutDurations());

  @ParameterizedTest
  @ValueSource(strings = {"rich", "tiny", "few", "untimed"})
  void a_diagnosis_is_one_screen(String name) throws IOException {
    Golden.check("terminal/" + name + ".txt", screen(name, 80));
  }

  @ParameterizedTest
  @CsvSource({
    "rich, 40",
    "rich, 60",
    "rich, 80",
    "rich, 100",
    "rich, 300",
    "tiny, 40",
    "tiny, 80",
    "few, 40",
    "few, 60",
    "few, 80",
    "few, 120",
    "untimed, 40",
    "untimed, 80",
    "untimed, 120"
  })
  void no_line_is_wider_than_the_terminal_but_commands_to_copy(String name, int columns) {
    String command = Objects.requireNonNull(SCREENS.get(name)).next().command();
    assertThat(screen(name, columns).lines().filter(line -> !command.contains(line.strip())))
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(columns));
  }

  @ParameterizedTest
  @CsvSource({"rich, 80", "tiny, 80", "untimed, 80", "rich, 120", "untimed, 120"})
  void a_screen_has_forty_lines(String name, int columns) {
    assertThat(screen(name, columns).lines()).hasSizeLessThanOrEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void counts_of_few_requests_keep_apart_from_their_neighbours(int columns) {
    List<String> counts =
        screen("few", columns).lines().filter(line -> line.contains("50 of 50")).toList();
    assertThat(counts).isNotEmpty().allMatch(line -> line.contains("  50 of 50"));
  }

  @Test
  void routes_are_shown_however_many_findings_there_are() {
    Diagnosis rich = Diagnoses.rich();
    List<Finding> many = Collections.nCopies(40, rich.findings().getFirst());
    String screen = new TerminalDiagnosis(false, 80).text(with(rich, many), "tenfold-report.html");
    assertThat(screen.lines()).hasSizeLessThanOrEqualTo(40);
    assertThat(screen).containsPattern("(?m)^Route +req/").contains("\nGET /search ");
    assertThat(screen).contains("   and 35 more in the report\n");
  }

  @Test
  void a_number_has_its_n_and_interval_and_a_missing_one_its_fix() {
    assertThat(screen("rich", 80)).contains("612 ms   p95 latency   588–636 at 95 %, n 412,031");
    assertThat(screen("tiny", 80).replaceAll("\\s+", " "))
        .contains("p95 latency unknown: the log holds no duration; fix: add $request_time");
  }

  @Test
  void bars_rise_from_zero_and_say_how_high_they_reach() {
    String bars =
        screen("rich", 80)
            .lines()
            .filter(line -> line.contains("over time"))
            .findFirst()
            .orElseThrow();
    assertThat(bars).contains(" over time, 0 to ").doesNotContain("▁");
  }

  @Test
  void a_long_poll_is_marked_in_the_table_and_explained() {
    assertThat(screen("rich", 120)).contains("* GET /events/{id}", "* looks like a long poll");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /search, 30, GET /search",
    "GET /api/v1/products/{id}/recommendations, 30, GET /…/{id}/recommendations",
    "GET /api/v1/products/{id}/recommendations, 22, GET /…/recommendations",
    "GET /api/v1/products/{id}/recommendations, 12, GET /…/reco…",
    "(unmatched), 30, (unmatched)",
    "GET /abcdefghijklmnop/, 12, GET /abcdef…",
  })
  void a_route_loses_its_first_folders_first(String label, int width, String shortened) {
    assertThat(TerminalRoutes.shortened(label, width)).isEqualTo(shortened);
  }

  private static String screen(String name, int columns) {
    return new TerminalDiagnosis(false, columns)
        .text(Objects.requireNonNull(SCREENS.get(name)), "tenfold-report.html");
  }

  private static Diagnosis with(Diagnosis d, List<Finding> findings) {
    return new Diagnosis(
        d.schemaVersion(),
        d.title(),
        d.window(),
        d.reading(),
        d.dimensions(),
        findings,
        d.next(),
        d.performance(),
        d.chapters(),
        d.engaged());
  }

  @Test
  void colour_comes_only_when_it_is_asked_for() {
    Diagnosis diagnosis = Diagnoses.rich();
    assertThat(new TerminalDiagnosis(false, 80).text(diagnosis, "")).doesNotContain("\u001b");
    String coloured = new TerminalDiagnosis(true, 80).text(diagnosis, "");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(new TerminalDiagnosis(false, 80).text(diagnosis, ""));
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "日本語, 6", "é, 1", "e\u0301, 1", "🙂, 2", "▁▂█, 3"})
  void text_is_as_wide_as_a_terminal_shows_it(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void text_is_cut_within_its_room() {
    assertThat(TextWidth.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(TextWidth.cut("日本語", 4)).isEqualTo("日…");
    assertThat(TextWidth.fit("ab", 4)).isEqualTo("ab  ");
  }

  @Test
  void text_from_logs_cannot_command_the_terminal() {
    assertThat(TextWidth.safe("a\u001b[2Jb\u202ec\rd")).isEqualTo("a\ufffd[2Jb\ufffdc\ufffdd");
  }
}
