package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Diagnosis;
import dev.tenfold.diagnose.DimensionCard;
import dev.tenfold.diagnose.Estimate;
import dev.tenfold.diagnose.ProfilePart;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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
  void an_interval_far_beyond_the_values_does_not_stretch_the_axis_and_is_seen_to_go_on() {
    List<ProfilePart> hours = new ArrayList<>();
    for (double high : new double[] {0.5, 90}) {
      hours.add(new ProfilePart("00", 1, 80, 0.1, null, new Estimate(0.4, 0.3, high), null));
    }
    StringBuilder chart = new StringBuilder();
    LoadChart.profile(hours, "hour of the day", chart);
    assertThat(chart).contains("1 s</span>").doesNotContain(">10 s</span>").contains("arrow heads");
    StringBuilder narrow = new StringBuilder();
    LoadChart.profile(hours.subList(0, 1), "hour of the day", narrow);
    assertThat(narrow).doesNotContain("arrow heads");
  }

  @Test
  void a_table_that_leaves_rows_out_says_so() {
    assertThat(Page.first(Collections.nCopies(60, "row"))).hasSize(60);
    assertThat(Page.more(Collections.nCopies(60, "row"), "routes")).isEmpty();
    assertThat(Page.first(Collections.nCopies(1_060, "row"))).hasSize(60);
    assertThat(Page.more(Collections.nCopies(1_060, "row"), "routes"))
        .isEqualTo("And 1,000 more routes in the JSON: tenfold diagnose --json");
  }

  @Test
  void axes_have_about_five_round_ticks() {
    assertThat(Axis.fromZero(37).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
    assertThat(Axis.fromZero(0).ticks()).isNotEmpty();
    Figure rate = Figure.of(168 / 3600.0, Unit.REQUESTS_PER_SECOND);
    assertThat(Axis.fromZero(168 / 3600.0, rate).ticks().stream().map(rate::alike))
        .containsExactly("0", "1.00", "2.00", "3.00");
    assertThat(Axis.logarithmic(0.004, 9).ticks()).containsExactly(0.01, 0.1, 1.0);
    assertThat(Axis.logarithmic(0.1, 0.1).at(0.2)).isEqualTo(1);
  }

  @Test
  void load_is_told_in_the_unit_that_its_axis_shows() throws IOException {
    assertThat(page(Diagnoses.rich())).contains("grouped by requests a second. ");
    assertThat(Page.each(Figure.of(30 / 3600.0, Unit.REQUESTS_PER_SECOND)))
        .isEqualTo("requests an hour");
    assertThat(Page.each(Figure.of(30 / 60.0, Unit.REQUESTS_PER_SECOND)))
        .isEqualTo("requests a minute");
  }

  @Test
  void no_number_is_parted_from_its_unit() {
    assertThat(Page.tied("from 208 ms at 30.3/h to 41 % of 3 mice in 2 min"))
        .isEqualTo("from 208\u00a0ms at 30.3/h to 41\u00a0% of 3 mice in 2\u00a0min");
  }

  @Test
  void lines_of_configuration_stand_once_where_they_can_be_copied() throws IOException {
    Diagnosis d = Diagnoses.withoutDurations();
    Subject subject = new Subject("p95 latency", "all requests", d.window());
    Measurement none = new Missing(subject, "no duration is logged", "first line\nsecond line");
    DimensionCard card = d.dimensions().getFirst();
    DimensionCard mended =
        new DimensionCard(card.dimension(), none, List.of(), card.verdict(), card.coverage());
    String page = page(with(d, mended));
    assertThat(page)
        .contains("<a href=\"#next\">the lines under Next</a>", "id=\"next\"")
        .doesNotContain("first line\nsecond line");
  }

  private static Diagnosis with(Diagnosis d, DimensionCard card) {
    return new Diagnosis(
        d.schemaVersion(),
        d.title(),
        d.window(),
        d.reading(),
        Stream.concat(Stream.of(card), d.dimensions().stream().skip(1)).toList(),
        d.findings(),
        d.next(),
        d.performance(),
        d.chapters(),
        d.engaged());
  }

  private static String page(Diagnosis diagnosis) throws IOException {
    StringBuilder out = new StringBuilder();
    HtmlReport.write(diagnosis, out);
    return out.toString();
  }
}
