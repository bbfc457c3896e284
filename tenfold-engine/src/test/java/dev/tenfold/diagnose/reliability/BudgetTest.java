package dev.tenfold.diagnose.reliability;

import static dev.tenfold.diagnose.reliability.Facts.DAY;
import static dev.tenfold.diagnose.reliability.Facts.at;
import static dev.tenfold.diagnose.reliability.Facts.chapter;
import static dev.tenfold.diagnose.reliability.Facts.indicator;
import static dev.tenfold.diagnose.reliability.Facts.measured;
import static dev.tenfold.diagnose.reliability.Facts.missing;
import static dev.tenfold.diagnose.reliability.Facts.objective;
import static dev.tenfold.diagnose.reliability.Facts.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.reliability.GoodRequests.Bucket;
import dev.tenfold.diagnose.reliability.GoodRequests.Lack;
import dev.tenfold.slo.Indicator;
import dev.tenfold.slo.Objective;
import dev.tenfold.slo.Objective.Budgeting;
import dev.tenfold.slo.Period;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Objective THREE_NINES = objective(0.999, new Indicator.Available(""));

  @Test
  void a_budget_is_part_of_all_requests_and_burns_down() {
    long[] bad = new long[28];
    bad[3] = 100;
    bad[20] = 40;
    Chapter chapter = chapter(null, null, requests(THREE_NINES, 10_000, bad));
    assertThat(measured(chapter, "error budget left").value()).isCloseTo(0.5, within(1e-9));
    assertThat(measured(chapter, "attainment").value()).isCloseTo(0.9995, within(1e-9));
    assertThat(measured(chapter, "attainment").n()).isEqualTo(280_000);
    assertThat(indicator(chapter, "attainment").verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(chapter.findings()).isEmpty();
    List<Point> points = burnDown(chapter).points();
    assertThat(points).hasSize(29);
    assertThat(points.getFirst().value()).isEqualTo(1);
    assertThat(points.get(4).value()).isCloseTo(1 - 100 / 280.0, within(1e-9));
    assertThat(points.get(4).at()).isEqualTo(at(4 * DAY));
    assertThat(points.getLast().value()).isCloseTo(0.5, within(1e-9));
  }

  /**
   * Half of the requests failing for 2 h costs by night what its few requests cost: an average of
   * ratios would charge both nights and days alike (138.9 % of a month at 99.9 %).
   */
  @Test
  void a_bad_night_costs_less_than_a_bad_day() {
    assertThat(1 - left(10)).isCloseTo(0.253, within(0.001));
    assertThat(1 - left(100)).isCloseTo(2.525, within(0.001));
  }

  /** 12 h at 100 and 12 h at 10 requests a second for 30 days, in buckets of 10 minutes. */
  private static double left(long perSecondAtFault) {
    Objective month =
        new Objective(
            "shop",
            "month",
            0.999,
            Period.rolling(30, ChronoUnit.DAYS),
            THREE_NINES.indicator(),
            Budgeting.OCCURRENCES,
            THREE_NINES.place());
    List<Bucket> buckets = new ArrayList<>();
    int faulty = 12;
    for (long minute = -2 * DAY; minute < 28 * DAY; minute += 10) {
      boolean day = Math.floorMod(minute, DAY) < DAY / 2;
      long total = 600 * (day ? 100L : 10L);
      boolean bad = faulty > 0 && minute >= 0 && day == (perSecondAtFault == 100);
      faulty -= bad ? 1 : 0;
      buckets.add(new Bucket(at(minute), bad ? total / 2 : total, total, 0));
    }
    GoodRequests requests =
        new GoodRequests(month, Duration.ofMinutes(10), buckets, "all requests", null);
    return measured(chapter(null, null, requests), "error budget left").value();
  }

  @Test
  void a_spent_budget_is_a_failure_with_its_date() {
    long[] bad = new long[28];
    bad[3] = 200;
    bad[10] = 300;
    Chapter chapter = chapter(null, null, requests(THREE_NINES, 10_000, bad));
    assertThat(measured(chapter, "error budget left").value())
        .isCloseTo(1 - 500 / 280.0, within(1e-9));
    assertThat(indicator(chapter, "error budget left").verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(chapter.findings()).hasSize(1);
    assertThat(chapter.findings().getFirst().kind()).isEqualTo("budget-spent");
    assertThat(chapter.findings().getFirst().title())
        .startsWith("The budget of available was spent by 12 Mar 00:00 UTC: 0.179 % of 280,000");
  }

  @Test
  void a_low_budget_is_told_before_it_is_spent() {
    long[] bad = new long[28];
    bad[3] = 230;
    Chapter chapter = chapter(null, null, requests(THREE_NINES, 10_000, bad));
    assertThat(chapter.findings().getFirst().kind()).isEqualTo("budget-low");
    assertThat(chapter.findings().getFirst().title()).contains("17.9 % is left");
  }

  @Test
  void met_with_few_requests_or_in_a_part_of_the_period_is_inconclusive() {
    Chapter few = chapter(null, null, requests(THREE_NINES, 10, new long[28]));
    assertThat(indicator(few, "attainment").verdict().words()).contains("too few requests");
    Chapter part = chapter(null, null, requests(THREE_NINES, 100_000, new long[14]));
    assertThat(indicator(part, "attainment").verdict().words()).contains("that was seen");
    assertThat(measured(part, "attainment").provenance().how()).contains("50.0 % was seen");
    assertThat(measured(part, "error budget left").subject().indicator())
        .endsWith(", in the 50.0 % seen");
    assertThat(part.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void what_was_missed_in_a_part_of_the_period_does_not_spend_its_budget() {
    Chapter chapter = chapter(null, null, requests(THREE_NINES, 10_000, 500, 500));
    assertThat(indicator(chapter, "error budget left").verdict())
        .isEqualTo(
            new Verdict.Inconclusive(
                "missed in the 7.14 % of its period that was seen, and the rest is not known"));
    assertThat(chapter.card().verdict().words()).isEqualTo("1 of 1 objectives cannot be told");
    assertThat(chapter.findings()).hasSize(1);
    assertThat(chapter.findings().getFirst().title())
        .startsWith("In the 7.14 % of its period that was seen, more failed than the objective");
  }

  @Test
  void a_calendar_period_is_judged_when_it_is_nearly_over() {
    Objective month =
        new Objective(
            "shop",
            "available",
            0.999,
            new Period(2, ChronoUnit.MONTHS, LocalDateTime.of(2026, 3, 1, 0, 0), ZoneOffset.UTC),
            THREE_NINES.indicator(),
            Budgeting.OCCURRENCES,
            THREE_NINES.place());
    Chapter chapter = chapter(null, null, requests(month, 100_000, new long[28]));
    assertThat(indicator(chapter, "attainment").verdict().words())
        .startsWith("met in the 45.9 % of its period that was seen");
  }

  @Test
  void requests_that_cannot_be_judged_are_neither_good_nor_bad() {
    Chapter few = chapter(null, null, unjudged(100, 1));
    assertThat(measured(few, "attainment").n()).isEqualTo(28 * 10_000);
    assertThat(measured(few, "attainment").provenance().how())
        .contains("beside 2,800 requests that cannot be judged");
    assertThat(indicator(few, "attainment").verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(few.notes())
        .contains(
            "2,800 requests of objective available cannot be judged, as no duration is logged: log"
                + " it.");
    Chapter many = chapter(null, null, unjudged(10_000, 1));
    assertThat(indicator(many, "attainment").verdict().words())
        .startsWith("met in the 50.0 % of its requests that can be judged");
    Chapter missed = chapter(null, null, unjudged(10_000, 15));
    assertThat(indicator(missed, "attainment").verdict().words())
        .startsWith("missed in the 50.0 % of its requests");
    Chapter atBest = chapter(null, null, unjudged(10_000, 25));
    assertThat(indicator(atBest, "attainment").verdict())
        .as("missed though all others were good")
        .isInstanceOf(Verdict.Fail.class);
    assertThat(missing(chapter(null, null, unjudged(10_000, -1)), "attainment").why())
        .isEqualTo("no duration is logged");
  }

  /** Every day 10,000 requests of which {@code bad} failed, none at all for a negative number. */
  private static GoodRequests unjudged(long unjudged, long bad) {
    List<Bucket> buckets = new ArrayList<>();
    for (int day = 0; day < 28; day++) {
      long total = bad < 0 ? 0 : 10_000;
      buckets.add(new Bucket(at(day * DAY), total - Math.max(0, bad), total, unjudged));
    }
    return new GoodRequests(
        THREE_NINES,
        Duration.ofDays(1),
        buckets,
        "all requests",
        new Lack("no duration is logged", "log it"));
  }

  @Test
  void an_objective_that_requests_cannot_answer_is_missing_with_the_reason() {
    Objective elsewhere = objective(0.99, new Indicator.Elsewhere("a query to Prometheus"));
    assertThat(missing(chapter(null, null, requests(elsewhere, 10, 0, 0)), "attainment").why())
        .isEqualTo("its indicator is a query to Prometheus");
    assertThat(missing(chapter(null, null, requests(THREE_NINES, 10)), "attainment").why())
        .isEqualTo("no requests of shop were read");
    assertThat(missing(chapter(null, null, requests(THREE_NINES, 0, 0, 0)), "attainment").why())
        .isEqualTo("no request came in its period");
    Objective sliced =
        new Objective(
            "shop",
            "sliced",
            0.99,
            THREE_NINES.period(),
            new Indicator.Fast("GET /search", 0.3),
            Budgeting.TIMESLICES,
            THREE_NINES.place());
    Chapter chapter = chapter(null, null, requests(sliced, 10, 0, 0));
    assertThat(missing(chapter, "attainment").why()).contains("by stretches of time");
    assertThat(missing(chapter, "attainment").subject().scope()).isEqualTo("shop GET /search");
    assertThat(chapter.exhibits()).hasSize(1);
  }

  @Test
  void the_headline_is_the_budget_with_the_least_left() {
    long[] bad = new long[28];
    bad[3] = 230;
    Chapter chapter =
        chapter(
            null,
            null,
            requests(objective(0.9, new Indicator.Elsewhere("a query")), 10, 0),
            requests(objective(0.99, new Indicator.Available("")), 10_000, bad),
            requests(THREE_NINES, 10_000, bad));
    assertThat(chapter.card().headline())
        .isInstanceOfSatisfying(
            Measured.class,
            left -> assertThat(left.value()).isCloseTo(1 - 230 / 280.0, within(1e-9)));
    assertThat(chapter.card().verdict().words()).isEqualTo("1 of 3 objectives cannot be told");
  }

  private static Exhibit.Series burnDown(Chapter chapter) {
    return (Exhibit.Series)
        chapter.exhibits().stream()
            .filter(Exhibit.Series.class::isInstance)
            .findFirst()
            .orElseThrow();
  }
}
