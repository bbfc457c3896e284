package dev.tenfold.source.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Place;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Objective.Budgeting;
import dev.tenfold.slo.Period;
import dev.tenfold.verdict.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSloObjectivesTest {
  private static final String AVAILABILITY =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: shop-available
        annotations:
          tenfold.dev/good: status
          tenfold.dev/route: GET /search
      spec:
        service: shop
        indicator:
          metadata:
            name: answered
          spec:
            ratioMetric:
              good:
                metricSource: {type: Prometheus, spec: {query: any}}
              total:
                metricSource: {type: Prometheus, spec: {query: any}}
        timeWindow:
          - duration: 28d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - target: 0.999
      """;

  private static final String LATENCY =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: shop-fast}
      spec:
        service: shop
        indicatorRef: latency
        timeWindow:
          - duration: 1M
            isRolling: false
            calendar: {startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin}
        budgetingMethod: Occurrences
        objectives:
          - {displayName: good, op: lte, value: 300, target: 0.9}
          - {displayName: bearable, op: lt, value: 1500, targetPercent: 99}
      ---
      apiVersion: openslo/v1
      kind: SLI
      metadata:
        name: latency
        annotations: {tenfold.dev/good: latency, tenfold.dev/unit: ms}
      spec:
        thresholdMetric:
          metricSource: {type: Prometheus, spec: {query: any}}
      """;

  @Test
  void an_annotated_ratio_is_answered_by_requests() throws IOException {
    Delivery<Objective> read = read(AVAILABILITY);
    assertThat(read.facts())
        .containsExactly(
            new Objective(
                "shop",
                "shop-available",
                0.999,
                Period.rolling(28, ChronoUnit.DAYS),
                new Indicator.Available("GET /search"),
                Budgeting.OCCURRENCES,
                new Place("slo.yaml", 24)));
  }

  @Test
  void several_objectives_share_a_named_indicator_and_a_calendar() throws IOException {
    Delivery<Objective> read = read(LATENCY);
    assertThat(read.read()).isEqualTo(2);
    assertThat(read.facts()).hasSize(2);
    Objective good = read.facts().getFirst();
    assertThat(good.name()).isEqualTo("shop-fast, good");
    assertThat(good.indicator()).isEqualTo(new Indicator.Fast("", 0.3));
    assertThat(good.period())
        .isEqualTo(
            new Period(
                1,
                ChronoUnit.MONTHS,
                LocalDateTime.parse("2026-01-01T00:00"),
                ZoneId.of("Europe/Berlin")));
    Objective bearable = read.facts().getLast();
    assertThat(bearable.target()).isEqualTo(0.99);
    assertThat(bearable.indicator()).isEqualTo(new Indicator.Fast("", 1.5));
  }

  @Test
  void without_annotations_the_query_is_elsewhere() throws IOException {
    String text = AVAILABILITY.replaceAll("    tenfold.dev/.*\n", "");
    Objective one = read(text).facts().getFirst();
    assertThat(one.indicator()).isInstanceOf(Indicator.Elsewhere.class);
    assertThat(one.indicator().words()).contains("Prometheus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duration: 28d | duration: 1m | a time window of 1 minutes | slo.yaml:20",
        "duration: 28d | duration: 0d | a duration of 0d | slo.yaml:20",
        "duration: 28d | duration: 99999Y | more than ten years | slo.yaml:20",
        "target: 0.999 | target: 1 | a target of 1.0 | slo.yaml:24",
        "target: 0.999 | target: much | a target of no number | slo.yaml:24",
        "Occurrences | Sometimes | the budgetingMethod is Sometimes | slo.yaml:22",
        "good: status | good: mood | tenfold.dev/good is mood | slo.yaml:11",
        "good: status | good: latency | a latency without a time | slo.yaml:24",
        "target: 0.999 | compositeWeight: 1 | a composite SLO | slo.yaml:24",
        "ratioMetric | rationMetric | an SLO without an indicator | slo.yaml:11",
        "service: shop | service: | without metadata.name or spec.service | slo.yaml:1"
      })
  void what_is_not_supported_is_refused_with_its_place(
      String from, String to, String what, String where) throws IOException {
    Delivery<Objective> read = read(AVAILABILITY.replace(from, to));
    assertThat(read.facts()).isEmpty();
    assertThat(read.rejected()).hasSize(1);
    assertThat(read.rejected().getFirst().records()).isEqualTo(1);
    Problem first = read.rejected().getFirst().samples().getFirst();
    String all = first.what() + " at " + first.where() + " " + String.join(" ", read.notes());
    assertThat(all).contains(what).contains(where);
  }

  @ParameterizedTest
  @CsvSource({
    "calendar: {}, a calendar without",
    "'calendar: {startTime: never, timeZone: Europe/Berlin}', a calendar without",
    "'calendar: {startTime: 2026-01-01 00:00:00, timeZone: Moon}', a calendar without"
  })
  void a_calendar_needs_a_start_and_a_zone(String calendar, String what) throws IOException {
    Delivery<Objective> read = read(LATENCY.replaceAll("calendar: .*", calendar));
    assertThat(read.facts()).isEmpty();
    assertThat(read.rejected().getFirst().samples().getFirst().what()).contains(what);
  }

  @Test
  void keys_that_stand_twice_are_refused() throws IOException {
    String text = AVAILABILITY.replace("  service: shop\n", "  service: shop\n  service: till\n");
    assertThat(read(text).rejected()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"openslo/v1alpha, apiVersion openslo/v1alpha", "'', without apiVersion"})
  void other_versions_are_refused(String version, String what) throws IOException {
    Delivery<Objective> read = read(AVAILABILITY.replace("openslo/v1", version));
    assertThat(read.rejected().getFirst().samples().getFirst().what()).contains(what);
  }

  @Test
  void hostile_yaml_is_refused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%1$d: &a%1$d [%2$s, %2$s, %2$s, %2$s]\n".formatted(i, before));
    }
    assertThat(read(bomb.toString()).used()).isZero();
    assertThat(read("&a {apiVersion: openslo/v1, kind: SLO, spec: *a}").used()).isZero();
    assertThat(read("[".repeat(200_000)).used()).isZero();
    assertThat(read("a: [\n").rejected()).hasSize(1);
    assertThat(read("x".repeat(5 << 20)).rejected()).hasSize(1);
    assertThat(read("").read()).isZero();
  }

  private static Delivery<Objective> read(String text) throws IOException {
    return OpenSloObjectives.read(
        "slo.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
