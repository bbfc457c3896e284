package dev.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.report.Diagnoses;
import dev.tenfold.report.Golden;
import java.io.IOException;
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
          "untimed", Diagnoses.withoutDurations());

  @ParameterizedTest
  @ValueSource(strings = {"rich", "tiny", "untimed"})
  void a_diagnosis_fits_on_one_screen(String name) throws IOException {
    Diagnosis diagnosis = Objects.requireNonNull(SCREENS.get(name));
    String text = new TerminalDiagnosis(false).text(diagnosis, "tenfold-report.html");
    String command = diagnosis.next().command();
    assertThat(text.lines()).hasSizeLessThanOrEqualTo(24);
    assertThat(text.lines().filter(line -> !command.contains(line.strip())))
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
    Golden.check("terminal/" + name + ".txt", text);
  }

  @Test
  void colour_comes_only_when_it_is_asked_for() {
    Diagnosis diagnosis = Diagnoses.rich();
    assertThat(new TerminalDiagnosis(false).text(diagnosis, "")).doesNotContain("\u001b");
    String coloured = new TerminalDiagnosis(true).text(diagnosis, "");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(new TerminalDiagnosis(false).text(diagnosis, ""));
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
