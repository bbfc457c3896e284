package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Diagnosis;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void a_page_is_small_and_the_same_each_time() throws IOException {
    String page = page(Diagnoses.rich());
    assertThat(page).hasSizeLessThan(400_000).isEqualTo(page(Diagnoses.rich()));
  }

  @Test
  void texts_from_logs_are_escaped_everywhere() throws IOException {
    assertThat(page(Diagnoses.rich())).doesNotContain("<script>alert").contains("&lt;script");
  }

  @Test
  void few_requests_are_counted_instead_of_divided() throws IOException {
    assertThat(page(Diagnoses.rich())).contains(">0 of 31</button>");
  }

  @Test
  void charts_are_drawn_as_before() throws IOException {
    Diagnosis rich = Diagnoses.rich();
    StringBuilder charts = new StringBuilder();
    LoadChart.load(rich.performance().load(), charts);
    LoadChart.profile(rich.performance().weekdays(), "weekday", charts);
    TrafficChart.draw(rich.performance().timeline(), rich.window(), charts);
    Golden.check("charts.html", charts.toString().replace("><", ">\n<") + "\n");
  }

  @Test
  void axes_have_about_five_round_ticks() {
    assertThat(Axis.fromZero(37).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
    assertThat(Axis.fromZero(0).ticks()).isNotEmpty();
    assertThat(Axis.logarithmic(0.004, 9).ticks()).containsExactly(0.01, 0.1, 1.0);
    assertThat(Axis.logarithmic(0.1, 0.1).at(0.2)).isEqualTo(1);
  }

  private static String page(Diagnosis diagnosis) throws IOException {
    StringBuilder out = new StringBuilder();
    HtmlReport.write(diagnosis, out);
    return out.toString();
  }
}
