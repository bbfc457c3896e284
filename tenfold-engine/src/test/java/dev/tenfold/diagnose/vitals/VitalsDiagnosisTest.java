package dev.tenfold.diagnose.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.Vital.Metric;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.observe.VitalAggregate.Shares;
import dev.tenfold.observe.VitalRecord;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VitalsDiagnosisTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Window WINDOW = new Window(START, START.plusSeconds(28 * 86_400));
  private static final Place PLACE = new Place("v.jsonl", 1);

  private final List<VitalRecord> facts = new ArrayList<>();

  @Test
  void p75_is_the_nearest_rank_and_its_interval_two_order_statistics() {
    for (int i = 1; i <= 100; i++) {
      view(Metric.LCP, i / 100.0, "/", i);
    }
    Measured lcp = (Measured) indicator(Metric.LCP).value();
    assertThat(lcp.value()).isEqualTo(0.75);
    assertThat(lcp.n()).isEqualTo(100);
    // Binomial(100, 0.75): P(X ≤ 65) = 0.0164, P(X ≤ 66) = 0.0276; P(X ≤ 82) = 0.9624, P(X ≤ 83) =
    // 0.9789.
    Interval interval = Objects.requireNonNull(lcp.interval());
    assertThat(interval.low()).isCloseTo(0.66, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.84, within(1e-12));
    assertThat(indicator(Metric.LCP).verdict()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_threshold_inside_the_interval_is_inconclusive() {
    for (int i = 1; i <= 20; i++) {
      view(Metric.INP, i / 75.0, "/", i);
    }
    Indicator inp = indicator(Metric.INP);
    assertThat(((Measured) inp.value()).value()).isCloseTo(0.2, within(1e-12));
    assertThat(inp.verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(inp.verdict().words()).isEqualTo("the interval holds the threshold of 200 ms");
    assertThat(inp.target()).isEqualTo("at most 200 ms");
  }

  @Test
  void beyond_good_it_fails_and_names_the_pages_that_add_most() {
    for (int i = 0; i < 100; i++) {
      view(Metric.CLS, 0.3, "/slow", i);
      view(Metric.CLS, 0.02, "/fast", i);
      view(Metric.CLS, 0.3, "/rare" + i % 10, i);
    }
    VitalsPart part = part();
    assertThat(part.indicators().get(2).verdict()).isEqualTo(new Verdict.Fail("poor"));
    assertThat(part.findings())
        .extracting(finding -> finding.title())
        .containsExactly(
            "CLS is 0.300 (0.300) at p75, poor: good is at most 0.100",
            "CLS on /slow is 0.300 (0.300) at p75, poor: good is at most 0.100");
    assertThat(part.findings().getLast().detail())
        .isEqualTo("100 page views of 100 page views there are not good.");
    assertThat(part.notes())
        .anyMatch(note -> note.startsWith("Pages not in the table") && note.endsWith(": 10"));
  }

  @Test
  void thirteen_page_views_are_the_fewest() {
    for (int i = 0; i < 12; i++) {
      view(Metric.LCP, 1, "/", i);
    }
    assertThat(indicator(Metric.LCP).value())
        .isInstanceOfSatisfying(
            Missing.class,
            missing ->
                assertThat(missing.why())
                    .isEqualTo("12 page views are too few for a p75: 13 are needed"));
    view(Metric.LCP, 1, "/", 12);
    assertThat(indicator(Metric.LCP).value()).isInstanceOf(Measured.class);
  }

  @Test
  void without_facts_all_three_are_missing_with_a_fix() {
    VitalsPart part = part();
    assertThat(part.indicators()).hasSize(3);
    assertThat(part.indicators())
        .allSatisfy(indicator -> {
          assertThat(indicator.value()).isInstanceOf(Missing.class);
          assertThat(indicator.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        });
    assertThat(part.exhibits()).isEmpty();
    assertThat(part.findings()).isEmpty();
  }

  @Test
  void lab_runs_stand_apart_and_give_no_indicator() {
    facts.add(new Vital(Metric.LCP, 10.9, "/", "phone", START, true, PLACE));
    VitalsPart part = part();
    assertThat(part.indicators().getFirst().value())
        .isInstanceOfSatisfying(
            Missing.class,
            missing ->
                assertThat(missing.why())
                    .isEqualTo("there are lab runs only, and no visitor felt them"));
    assertThat(part.exhibits())
        .singleElement()
        .isInstanceOfSatisfying(
            Exhibit.Table.class,
            table -> assertThat(table.title()).isEqualTo("Lighthouse runs (lab)"));
  }

  @Test
  void crux_of_the_whole_site_stands_in_for_beacons_without_an_interval() {
    crux("https://a.example", true, "", 3.1);
    crux("https://a.example/x", false, "", 9);
    Measured lcp = (Measured) indicator(Metric.LCP).value();
    assertThat(lcp.value()).isEqualTo(3.1);
    assertThat(lcp.interval()).isNull();
    assertThat(lcp.provenance().how()).contains("CrUX");
    assertThat(indicator(Metric.LCP).verdict()).isEqualTo(new Verdict.Fail("needs improvement"));
    for (int i = 0; i < 20; i++) {
      view(Metric.LCP, 1, "/", i);
    }
    assertThat(((Measured) indicator(Metric.LCP).value()).value()).isEqualTo(1);
  }

  @Test
  void what_is_outside_the_window_is_left_out_and_counted() {
    view(Metric.LCP, 1, "/", -1);
    view(Metric.LCP, 1, "/", 28 * 86_400);
    assertThat(part().notes())
        .contains("Values of Core Web Vitals outside the window, left out: 2");
  }

  private void crux(String page, boolean site, String device, double p75) {
    facts.add(
        new VitalAggregate(
            Metric.LCP,
            p75,
            new Shares(0.6, 0.3, 0.1),
            page,
            site,
            device,
            START.minusSeconds(86_400),
            START.plusSeconds(27 * 86_400),
            PLACE));
  }

  private void view(Metric metric, double value, String page, long second) {
    facts.add(new Vital(metric, value, page, "phone", START.plusSeconds(second), false, PLACE));
  }

  private Indicator indicator(Metric metric) {
    return part().indicators().stream()
        .filter(indicator -> indicator.value().subject().indicator().startsWith(metric.name()))
        .findFirst()
        .orElseThrow();
  }

  private VitalsPart part() {
    return VitalsDiagnosis.of(new VitalsMaterial(facts, WINDOW));
  }
}
