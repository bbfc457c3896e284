package dev.tenfold.diagnose.reliability;

import static dev.tenfold.diagnose.reliability.Facts.DAY;
import static dev.tenfold.diagnose.reliability.Facts.MARCH;
import static dev.tenfold.diagnose.reliability.Facts.chapter;
import static dev.tenfold.diagnose.reliability.Facts.deployment;
import static dev.tenfold.diagnose.reliability.Facts.incident;
import static dev.tenfold.diagnose.reliability.Facts.indicator;
import static dev.tenfold.diagnose.reliability.Facts.measured;
import static dev.tenfold.diagnose.reliability.Facts.missing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.diagnose.reliability.ReliabilityMaterial.Declared;
import dev.tenfold.engagement.ProductionNames;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Incident;
import dev.tenfold.stats.KaplanMeier;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReliabilityDiagnosisTest {
  @Test
  void without_records_everything_is_missing_with_its_reason() {
    Chapter chapter = chapter(null, null);
    assertThat(chapter.indicators()).allMatch(each -> each.value() instanceof Missing);
    assertThat(chapter.findings()).isEmpty();
    assertThat(chapter.exhibits()).isEmpty();
    assertThat(chapter.card().headline()).isInstanceOf(Missing.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(missing(chapter, "time to restore").why()).contains("no records of incidents");
    assertThat(missing(chapter, "deploy success rate").why()).contains("no records of deployments");
  }

  @Test
  void no_incident_in_the_records_is_a_count_of_none_and_not_missing() {
    Chapter chapter = chapter(List.of(), List.of());
    assertThat(measured(chapter, "incidents").value()).isZero();
    Interval rate = requireNonNull(measured(chapter, "incidents a month").interval());
    assertThat(rate.high()).isCloseTo(3.689 * 30.4375 / 28, within(0.01));
    assertThat(missing(chapter, "time to restore").why()).contains("no incident");
    assertThat(missing(chapter, "incidents, second half").why()).contains("none in the first half");
    assertThat(missing(chapter, "deploy success rate").why()).contains("nothing was deployed");
  }

  @Test
  void the_median_of_ended_incidents_has_the_ranks_of_the_order_statistic() {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      incidents.add(incident(i * DAY, 10L * i));
    }
    var median = measured(chapter(incidents, List.of()), "time to restore");
    assertThat(median.value()).isEqualTo(55 * 60.0);
    assertThat(median.n()).isEqualTo(10);
    assertThat(median.interval())
        .isEqualTo(new Interval(20 * 60.0, 90 * 60.0, 0.95, "order statistic"));
  }

  @Test
  void open_incidents_are_watched_and_not_dropped() {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      incidents.add(incident((long) i * 60, 10L * i));
    }
    incidents.add(incident(26 * DAY, -1));
    Chapter chapter = chapter(incidents, null);
    var median = measured(chapter, "time to restore");
    assertThat(median.n()).isEqualTo(21);
    assertThat(median.value()).isEqualTo(110 * 60.0);
    assertThat(requireNonNull(median.interval()).method()).isEqualTo(KaplanMeier.METHOD);
    assertThat(measured(chapter, "incidents still open").value()).isEqualTo(1);
    Finding open = finding(chapter, "incidents-open");
    assertThat(open.title()).contains("1 incident has no end").contains("2 d");
    assertThat(missing(chapter, "failed-deployment recovery").why()).contains("no records");
  }

  @Test
  void where_most_are_open_the_median_has_only_a_bound() {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      incidents.add(incident(i * DAY, i <= 2 ? 30L * i : -1));
    }
    assertThat(missing(chapter(incidents, null), "time to restore").why())
        .startsWith("6 of 8 are still open");
  }

  @Test
  void five_incidents_are_too_few_for_a_median() {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      incidents.add(incident(i * DAY, 30));
    }
    assertThat(missing(chapter(incidents, null), "time to restore").why())
        .contains("5 incidents with a duration")
        .contains("6 are needed");
  }

  @Test
  void durations_that_are_not_positive_count_as_incidents_only() {
    Chapter chapter = chapter(List.of(incident(DAY, 0), incident(2 * DAY, 30)), null);
    assertThat(measured(chapter, "incidents").value()).isEqualTo(2);
    assertThat(missing(chapter, "time to restore").why()).startsWith("1 incident with a duration");
    assertThat(chapter.notes())
        .anyMatch(note -> note.startsWith("Incidents that end when they begin, or before: 1."));
  }

  @Test
  void what_lies_outside_or_does_not_count_is_left_out_and_told() {
    Chapter chapter =
        chapter(
            List.of(
                incident(DAY, 30),
                incident(DAY, 30),
                incident(-DAY, 30),
                incident(-29_000_000L, -1),
                incident(40_000_000L, 30),
                incident("m", 2 * DAY, 30, "Maintenance", "")),
            List.of(
                deployment(DAY, Outcome.SUCCEEDED),
                deployment(-DAY, Outcome.SUCCEEDED),
                deployment(DAY, Outcome.FAILED, "pre-production")));
    assertThat(measured(chapter, "incidents").value()).isEqualTo(1);
    assertThat(measured(chapter, "deploy success rate").n()).isEqualTo(1);
    assertThat(chapter.notes())
        .contains(
            "Left out: 1 incident read twice.",
            "Left out: 1 incident of a severity that does not count (maintenance, none).",
            "Left out: 3 incidents begun outside the window.",
            "Left out: 1 deployment finished outside the window.",
            "Left out: 1 deployment to other environments than production (pre-production).");
  }

  @Test
  void production_is_what_is_declared_and_what_names_no_environment() {
    List<Deployment> all =
        List.of(
            deployment(DAY, Outcome.SUCCEEDED, "EU-Live"),
            deployment(2 * DAY, Outcome.FAILED, ""),
            deployment(3 * DAY, Outcome.FAILED, "production"));
    Chapter declared = in(new ProductionNames(List.of("eu-live")), all);
    assertThat(measured(declared, "deploy success rate").value()).isEqualTo(0.5);
    assertThat(declared.notes())
        .contains(
            "Left out: 1 deployment to other environments than production (production).",
            "Deployments that name no environment and are taken to be to production: 1.");
    Chapter elsewhere = in(new ProductionNames(List.of("us-live")), List.of(all.getFirst()));
    assertThat(missing(elsewhere, "deploy success rate").why())
        .isEqualTo("none of the deployments that were read is to production");
  }

  private static Chapter in(ProductionNames production, List<Deployment> deployments) {
    return ReliabilityDiagnosis.of(
        new ReliabilityMaterial(
            MARCH,
            null,
            deployments,
            List.of(),
            new Declared(production, Set.of(), Duration.ofHours(24), true)));
  }

  @Test
  void fewer_incidents_are_a_pass_more_a_failure_and_mostly_nothing_can_be_told() {
    assertThat(change(20, 3).verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(change(3, 20).verdict()).isInstanceOf(Verdict.Fail.class);
    Indicator unsure = change(12, 6);
    assertThat(unsure.verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(unsure.verdict().words()).contains("only a fall by 87.2 % or a rise to 2.57×");
    assertThat(change(5, 0).verdict().words()).contains("even none at all would not be seen");
  }

  @Test
  void a_rise_by_more_than_chance_is_a_finding() {
    assertThat(finding(chapter(halves(3, 20), null), "incidents-rose").title()).contains("more");
  }

  @Test
  void incidents_in_clusters_tell_less() {
    List<Incident> clustered = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clustered.add(incident("a" + i, DAY + i, 5, "major", ""));
    }
    clustered.addAll(halves(0, 3));
    Indicator change = indicator(chapter(clustered, null), "incidents, second half");
    assertThat(change.verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void deployments_succeed_of_those_tried_and_rollbacks_are_apart() {
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      deployments.add(deployment(i * 60L, i <= 17 ? Outcome.SUCCEEDED : Outcome.FAILED));
    }
    deployments.add(deployment(5000, Outcome.ROLLED_BACK));
    Chapter chapter = chapter(null, deployments);
    var rate = measured(chapter, "deploy success rate");
    assertThat(rate.value()).isEqualTo(0.85);
    assertThat(rate.n()).isEqualTo(20);
    assertThat(rate.provenance().how()).contains("rollbacks apart: 1");
    assertThat(finding(chapter, "deployments-fail").title()).startsWith("3 of 20 deployments");
  }

  @Test
  void a_source_that_never_tells_failures_has_no_success_rate() {
    Chapter chapter =
        ReliabilityDiagnosis.of(
            new ReliabilityMaterial(
                MARCH,
                null,
                List.of(deployment(DAY, Outcome.SUCCEEDED)),
                List.of(),
                new Declared(ProductionNames.USUAL, Set.of(), Duration.ofHours(24), false)));
    assertThat(missing(chapter, "deploy success rate").why()).contains("no deployment that failed");
  }

  @Test
  void a_cause_is_told_with_its_evidence() {
    Chapter chapter =
        chapter(
            List.of(
                incident("stated", 3 * DAY, 30, "major", "rev1000"),
                incident("undone", 5010, 30, "major", ""),
                incident("after", 9010, 30, "major", ""),
                incident("alone", 20 * DAY, 30, "major", ""),
                incident("other", 9020, 30, "major", "the provider")),
            List.of(
                deployment(1000, Outcome.SUCCEEDED),
                deployment(5000, Outcome.SUCCEEDED),
                deployment(5030, Outcome.ROLLED_BACK),
                deployment(9000, Outcome.SUCCEEDED),
                deployment(9005, Outcome.FAILED)));
    List<String> titles =
        chapter.findings().stream()
            .filter(each -> each.kind().equals("incident-after-deployment"))
            .map(Finding::title)
            .toList();
    assertThat(titles)
        .containsExactly(
            "shop (rev1000), deployed 1 Mar 16:40 UTC, caused an incident after 2 d 7 h: “Trouble"
                + " stated”",
            "shop (rev5000), deployed 4 Mar 11:20 UTC, was followed by an incident after 10 min:"
                + " “Trouble undone”",
            "shop (rev9000), deployed 7 Mar 06:00 UTC, was followed by an incident after 10 min:"
                + " “Trouble after”");
    assertThat(chapter.notes()).anyMatch(note -> note.contains("read: 1."));
    assertThat(missing(chapter, "failed-deployment recovery time").why())
        .startsWith("2 deployment");
    assertThat(missing(chapter, "failed-deployment recovery time, with").why())
        .startsWith("3 deployment");
  }

  @Test
  void recovery_is_counted_from_the_deployment_to_its_last_incidents_end() {
    List<Incident> incidents = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      long minutes = i * DAY;
      deployments.add(deployment(minutes, Outcome.SUCCEEDED));
      incidents.add(incident("a" + i, minutes + 10, 20, "major", "d" + minutes));
      incidents.add(incident("b" + i, minutes + 20, 30 + i, "major", "d" + minutes));
    }
    Chapter chapter = chapter(incidents, deployments);
    var recovery = measured(chapter, "failed-deployment recovery time");
    assertThat(recovery.n()).isEqualTo(6);
    assertThat(recovery.value()).isEqualTo(53.5 * 60);
    assertThat(measured(chapter, "time to restore").n()).isEqualTo(12);
  }

  @Test
  void exhibits_show_every_incident_and_deployment() {
    Chapter chapter =
        chapter(
            List.of(incident(DAY, 30), incident(2 * DAY, -1)),
            List.of(deployment(1000, Outcome.SUCCEEDED), deployment(1001, Outcome.FAILED)));
    assertThat(chapter.exhibits().stream().map(Exhibit::title))
        .containsExactly(
            "Deployments and incidents",
            "Time to restore",
            "Incidents by severity",
            "Incidents",
            "Deployments");
    Exhibit.Events events = (Exhibit.Events) chapter.exhibits().getFirst();
    assertThat(events.events().stream().map(Exhibit.Event::kind))
        .containsExactly("deployment", "failed-deployment", "incident", "incident");
    assertThat(events.events().getLast().until()).isNull();
  }

  private static Indicator change(int first, int second) {
    return indicator(chapter(halves(first, second), null), "incidents, second half");
  }

  /** Returns incidents spread as evenly over each half as can be. */
  private static List<Incident> halves(int first, int second) {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < first; i++) {
      incidents.add(incident("f" + i, 14 * DAY * i / first, 5, "major", ""));
    }
    for (int i = 0; i < second; i++) {
      incidents.add(incident("s" + i, 14 * DAY + 14 * DAY * i / second, 5, "major", ""));
    }
    return incidents;
  }

  private static Finding finding(Chapter chapter, String kind) {
    return chapter.findings().stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
