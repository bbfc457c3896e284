package dev.tenfold.diagnose.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Indicator;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CapacityDiagnosisTest {
  private final Site site = new Site(720, 1);

  @Test
  void the_first_resource_to_saturate_and_its_load_are_told_with_an_interval() {
    List<ResourceSample> samples = new ArrayList<>(site.cpu("shop cpu", 2, 0.02));
    samples.addAll(site.pool(40, 0.05));
    Chapter chapter = diagnosis(samples);
    Measured headline = (Measured) chapter.card().headline();
    Measured peak = measured(chapter, "busiest steady minute");
    double truth = (2 - Site.BACKGROUND) / site.work(Site.CPU, peak.value());
    assertThat(headline.subject().scope()).isEqualTo("shop cpu");
    assertThat(headline.value()).isCloseTo(truth, within(0.03 * truth));
    assertThat(interval(headline).contains(truth)).isTrue();
    assertThat(interval(headline).high() / interval(headline).low()).isLessThan(1.1);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(chapter.card().verdict().words()).startsWith("no: shop cpu is used up at ");
    assertThat(kinds(chapter)).contains("saturates-first");
    double ofThePool = 40 / site.work(Site.HELD, peak.value());
    Measured pool = (Measured) value(cell(table(chapter, "Load at which"), "pool", 3));
    assertThat(pool.value()).isCloseTo(ofThePool, within(0.05 * ofThePool));
  }

  @Test
  void what_requests_of_each_route_take_is_told() {
    Chapter chapter = diagnosis(site.cpu("shop cpu", 2, 0.02));
    Exhibit.Table demands = table(chapter, "What requests take of shop cpu");
    for (int route = 0; route < Site.ROUTES.size() - 1; route++) {
      Measured each = (Measured) value(cell(demands, Site.ROUTES.get(route), 3));
      double truth = Site.CPU[route];
      assertThat(each.value()).as(Site.ROUTES.get(route)).isCloseTo(truth, within(0.5 * truth));
      assertThat(each.unit()).isEqualTo(Unit.SECONDS);
    }
    Measured search = (Measured) value(cell(demands, "GET /search", 3));
    assertThat(search.value()).isCloseTo(0.060, within(0.004));
    assertThat(interval(search).contains(0.060)).isTrue();
    Exhibit.Estimates drawn =
        chapter.exhibits().stream()
            .filter(Exhibit.Estimates.class::isInstance)
            .map(Exhibit.Estimates.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(drawn.estimates())
        .isSortedAccordingTo(Comparator.comparingDouble(Exhibit.Estimate::value).reversed())
        .contains(
            new Exhibit.Estimate(
                "GET /search", search.value(), interval(search).low(), interval(search).high()));
    Exhibit.Waterfall parts =
        chapter.exhibits().stream()
            .filter(Exhibit.Waterfall.class::isInstance)
            .map(Exhibit.Waterfall.class::cast)
            .findFirst()
            .orElseThrow();
    double sum = parts.parts().stream().mapToDouble(Exhibit.Part::value).sum();
    Measured mean = measured(chapter, "mean utilisation");
    assertThat(sum).isCloseTo(mean.value() * 2, within(0.01));
    assertThat(kinds(chapter)).contains("demand-concentrated");
  }

  @Test
  void ten_times_is_a_yes_by_calculation_where_all_that_was_sampled_lasts() {
    Chapter chapter = diagnosis(site.cpu("host cpu", 64, 0.02));
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Pass.class);
    assertThat(chapter.card().verdict().words()).contains("by calculation").contains("host cpu");
    assertThat(finding(chapter, "saturates-first").detail()).contains("extrapolated");
  }

  @Test
  void ten_times_is_unknown_where_a_sized_resource_tells_nothing_of_load() {
    List<ResourceSample> samples = new ArrayList<>(site.cpu("host cpu", 64, 0.02));
    SplittableRandom random = new SplittableRandom(9);
    for (ResourceSample sample : List.copyOf(samples)) {
      samples.add(
          new ResourceSample(
              "disk", sample.at(), 10, random.nextDouble(), 1, Double.NaN, sample.place()));
    }
    Chapter chapter = diagnosis(samples);
    assertThat(chapter.card().verdict())
        .isEqualTo(new Verdict.Inconclusive("unknown: nothing is told of disk"));
    Missing missing = (Missing) value(cell(table(chapter, "Load at which"), "disk", 3));
    assertThat(missing.why()).startsWith("its use does not follow the load");
  }

  @Test
  void ten_times_is_unknown_where_the_interval_holds_it() {
    double peak = measured(diagnosis(List.of()), "busiest steady minute").value();
    double exactlyTen = Site.BACKGROUND + 10 * site.work(Site.CPU, peak);
    Chapter chapter = diagnosis(site.cpu("host cpu", exactlyTen, 0.05));
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(chapter.card().verdict().words()).contains("not told from 10");
  }

  @Test
  void routes_that_move_together_are_told_as_a_group() {
    site.tie();
    Chapter chapter = diagnosis(site.cpu("shop cpu", 2, 0.02));
    assertThat(chapter.notes())
        .anyMatch(note ->
            note.contains("GET /product/{id} + GET / move together")
                && note.contains("cannot be told apart"));
    Measured group =
        (Measured)
            value(cell(table(chapter, "What requests take"), "GET /product/{id} + GET /", 3));
    double mix = (0.004 * 3 + 0.006 * 2) / 5;
    assertThat(group.value()).isCloseTo(mix, within(0.25 * mix));
  }

  @Test
  void a_load_that_does_not_change_is_not_told_from_what_runs_anyway() {
    site.level();
    Chapter chapter = diagnosis(site.cpu("shop cpu", 2, 0.02));
    assertThat(chapter.card().headline()).isInstanceOf(Missing.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void waits_for_a_pool_are_found() {
    Chapter chapter = diagnosis(site.pool(1.2, 0.3));
    Finding waits = finding(chapter, "resource-waits");
    assertThat(waits.title()).startsWith("Requests wait for pool in ");
    assertThat(waits.detail()).startsWith("It is all taken");
    assertThat(kinds(chapter)).contains("used-up");
  }

  @Test
  void only_a_log_says_concurrency_and_what_is_missing() {
    Chapter chapter = diagnosis(List.of());
    assertThat(chapter.card().headline()).isInstanceOf(Missing.class);
    assertThat(chapter.card().verdict())
        .isEqualTo(new Verdict.Inconclusive("unknown: no resource was sampled"));
    assertThat(((Measured) chapter.card().coverage()).value()).isZero();
    Measured concurrency = measured(chapter, "concurrency");
    assertThat(concurrency.value()).isCloseTo(2 * site.work(Site.HELD, 30.3), within(0.2));
    assertThat(concurrency.interval()).isNotNull();
    assertThat(chapter.indicators())
        .filteredOn(indicator -> indicator.value() instanceof Missing)
        .extracting(indicator -> indicator.value().subject().indicator())
        .containsExactly("saturates at", "utilisation", "time with waiters", "demand of a request");
    assertThat(chapter.exhibits()).isEmpty();
  }

  @Test
  void only_samples_say_utilisation_and_what_is_missing() {
    Chapter chapter =
        CapacityDiagnosis.of(
            CapacityMaterial.of(site.window(), site.cpu("shop cpu", 2, 0.02), RouteLoad.none()));
    assertThat(measured(chapter, "mean utilisation").value()).isBetween(0.1, 0.5);
    assertThat(((Missing) chapter.card().headline()).why())
        .isEqualTo("no log tells the requests of the same time");
    assertThat(chapter.card().coverage()).isInstanceOf(Missing.class);
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void nothing_at_all_is_a_chapter_of_what_is_missing() {
    Chapter chapter =
        CapacityDiagnosis.of(CapacityMaterial.of(site.window(), List.of(), RouteLoad.none()));
    assertThat(chapter.indicators()).allMatch(i -> i.value() instanceof Missing);
    assertThat(chapter.findings()).isEmpty();
  }

  @Test
  void facts_outside_the_window_are_left_out_and_counted() {
    Window half =
        new Window(
            Instant.ofEpochSecond(Site.START + 1800), Instant.ofEpochSecond(Site.START + 5400));
    Chapter chapter =
        CapacityDiagnosis.of(CapacityMaterial.of(half, site.cpu("shop cpu", 2, 0.02), site.load()));
    assertThat(chapter.notes())
        .contains(
            "Left out: 360 samples outside the window.",
            "Left out: 360 buckets of the log outside the window.");
    assertThat(chapter.card().headline()).isInstanceOf(Measured.class);
  }

  @Test
  void hostile_samples_change_nothing() {
    List<ResourceSample> good = site.cpu("shop cpu", 2, 0.02);
    List<ResourceSample> samples = new ArrayList<>(good);
    Place place = new Place("t", 0);
    for (String time : List.of("1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z")) {
      samples.add(new ResourceSample("shop cpu", Instant.parse(time), 10, 1, 2, 0, place));
    }
    Instant inside = Instant.ofEpochSecond(Site.START + 100);
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      samples.add(new ResourceSample("shop cpu", inside, 10, bad, 2, 0, place));
    }
    samples.add(new ResourceSample("shop cpu", inside, -10, 1, 2, 0, place));
    Chapter chapter = diagnosis(samples);
    assertThat(chapter.card().headline()).isEqualTo(diagnosis(good).card().headline());
    assertThat(chapter.notes()).contains("Left out: 4 samples without a use of 0 or more.");
  }

  @Test
  void the_order_of_facts_does_not_matter() {
    List<ResourceSample> samples = new ArrayList<>(site.cpu("shop cpu", 2, 0.02));
    Chapter chapter = diagnosis(samples);
    Collections.shuffle(samples, new Random(4));
    assertThat(diagnosis(samples)).isEqualTo(chapter);
  }

  @Test
  void the_log_sent_again_waits_longer_under_more_load() {
    Chapter chapter = diagnosis(site.cpu("shop cpu", 2, 0.02));
    Exhibit.Table waiting = table(chapter, "Waiting for shop cpu");
    double last = 0;
    for (List<Cell> row : waiting.rows()) {
      Measured p99 = (Measured) value(row.get(4));
      assertThat(p99.value()).isGreaterThan(last);
      last = p99.value();
    }
    assertThat(waiting.rows()).hasSizeBetween(2, 4);
  }

  private Chapter diagnosis(List<ResourceSample> samples) {
    return CapacityDiagnosis.of(CapacityMaterial.of(site.window(), samples, site.load()));
  }

  private static Interval interval(Measured measured) {
    return Objects.requireNonNull(measured.interval());
  }

  private static Measured measured(Chapter chapter, String indicator) {
    return chapter.indicators().stream()
        .map(Indicator::value)
        .filter(value -> value.subject().indicator().equals(indicator))
        .map(Measured.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(Chapter chapter) {
    return chapter.findings().stream().map(Finding::kind).toList();
  }

  private static Finding finding(Chapter chapter, String kind) {
    return chapter.findings().stream().filter(f -> f.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static Exhibit.Table table(Chapter chapter, String begin) {
    return chapter.exhibits().stream()
        .filter(exhibit -> exhibit.title().startsWith(begin))
        .map(Exhibit.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Cell cell(Exhibit.Table table, String first, int column) {
    return cells(table, first).get(column);
  }

  private static List<Cell> cells(Exhibit.Table table, String first) {
    return table.rows().stream()
        .filter(row -> row.getFirst().equals(Cell.of(first)))
        .findFirst()
        .orElseThrow();
  }

  private static Measurement value(Cell cell) {
    return ((Cell.Value) cell).value();
  }
}
