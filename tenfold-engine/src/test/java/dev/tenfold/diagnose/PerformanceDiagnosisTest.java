package dev.tenfold.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.accesslog.Method;
import dev.tenfold.accesslog.RequestLine;
import dev.tenfold.diagnose.Change.Outcome;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.route.Route;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerformanceDiagnosisTest {
  @Test
  void the_title_names_the_route_that_takes_most_of_the_time() {
    Diagnosis diagnosis = PerformanceDiagnosis.of(day().material());
    assertThat(diagnosis.title())
        .matches("GET /search takes 8\\d\\.\\d % of the time users wait; its p95 is \\d+ ms");
    Finding first = diagnosis.findings().getFirst();
    assertThat(first.kind()).isEqualTo("slow-route");
    Measured cost = measured(first.cost());
    assertThat(cost.unit()).isEqualTo(Unit.SECONDS_PER_DAY);
    assertThat(cost.n()).isEqualTo(2880);
    assertThat(diagnosis.next().command())
        .startsWith("tail -c +")
        .endsWith(" shop.log | head -n 1");
  }

  @Test
  void every_number_says_its_interval_and_what_it_rests_on() {
    Overall overall = PerformanceDiagnosis.of(day().material()).performance().overall();
    Measured p95 = measured(overall.latency().p95());
    assertThat(p95.n()).isEqualTo(5740);
    assertThat(interval(p95).contains(p95.value())).isTrue();
    assertThat(p95.provenance().relativeError()).isCloseTo(0.0108, within(0.0001));
    Measured failing = measured(overall.errors().serverErrors());
    assertThat(failing.value()).isCloseTo(20 / 5760.0, within(1e-12));
    assertThat(interval(failing).method()).isEqualTo("Wilson");
    assertThat(measured(overall.traffic().meanRate()).value())
        .isCloseTo(5760 / 86_400.0, within(1e-12));
    Measured concurrency = measured(overall.traffic().concurrency());
    assertThat(concurrency.value()).isCloseTo(2880 * (0.05 + 0.3) / 86_400, within(0.001));
  }

  @Test
  void a_route_of_a_service_is_named_one_way_in_title_evidence_change_and_contrast() {
    Shop shop = day();
    shop.routes.replaceAll(route -> new Route("site", route.method(), route.template()));
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    String search = "GET /search of site";
    assertThat(diagnosis.title()).startsWith(search + " takes ");
    Performance performance = diagnosis.performance();
    assertThat(performance.routes().getFirst().share().time().subject().scope()).isEqualTo(search);
    assertThat(performance.change().routes().getFirst().p95().effect().subject().scope())
        .isEqualTo(search);
    assertThat(performance.contrasts().getFirst().rows())
        .extracting(Contrast.Row::value)
        .contains(search);
    assertThat(diagnosis.toString()).doesNotContain("site GET");
  }

  @Test
  void fourteen_lines_give_a_short_and_honest_diagnosis() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 14; i++) {
      shop.ask(home, i == 3 ? 404 : 200, 60L * i, 0.1 + i / 100.0);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.title())
        .isEqualTo(
            "14 requests with a duration are too few to say what is slow: 72 are needed for a p95");
    Latency latency = diagnosis.performance().overall().latency();
    assertThat(measured(latency.p50()).value()).isCloseTo(0.16, within(0.002));
    assertThat(missing(latency.p99()).why())
        .isEqualTo("14 requests are too few for a p99: 368 are needed");
    assertThat(diagnosis.performance().contrasts()).isEmpty();
    assertThat(diagnosis.performance().load().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.next().words()).startsWith("Read a longer stretch of log");
  }

  @Test
  void of_a_route_asked_for_once_only_the_one_request_is_told() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 300; i++) {
      shop.ask(home, 200, i, 0.1);
    }
    shop.ask(shop.route(Method.GET, "/export"), 200, 150, 270);
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.findings())
        .extracting(Finding::kind)
        .containsExactly("slow-route", "slow-requests");
    Finding once = diagnosis.findings().getLast();
    assertThat(once.title())
        .isEqualTo("1 request to GET /export takes 90.0 % of the time users wait");
    assertThat(missing(once.cost()).why())
        .isEqualTo("too few requests to say how often it happens");
  }

  @Test
  void without_a_status_all_durations_count_and_no_error_ratio_is_claimed() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 400; i++) {
      shop.ask(home, RequestLine.STATUS_NOT_LOGGED, 10L * i, 0.1);
    }
    Performance performance = PerformanceDiagnosis.of(shop.material()).performance();
    Measured p99 = measured(performance.overall().latency().p99());
    assertThat(p99.value()).isCloseTo(0.1, within(0.0011));
    assertThat(p99.provenance().how()).startsWith("all requests, ");
    assertThat(missing(performance.overall().errors().serverErrors()).why())
        .isEqualTo("no status is logged");
    assertThat(missing(performance.change().overall().serverErrors().effect()).why())
        .isEqualTo("no status is logged");
    assertThat(measured(performance.change().overall().p95().before()).n()).isPositive();
    assertThat(performance.overall().codes())
        .extracting(Overall.StatusCount::label)
        .containsExactly("not logged");
    assertThat(performance.hours().getFirst().serverErrors()).isNull();
  }

  @Test
  void one_line_is_enough_for_a_diagnosis() {
    Shop shop = new Shop();
    shop.ask(shop.route(Method.GET, "/"), 200, 0, 0.1);
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.title()).startsWith("1 request with a duration");
    assertThat(diagnosis.performance().timeline().columns()).hasSize(1);
  }

  @Test
  void without_durations_latency_is_missing_with_the_line_to_add_and_the_rest_is_there() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 2000; i++) {
      shop.ask(home, i % 50 == 0 ? 404 : 200, i, -1);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.title())
        .isEqualTo(
            "No duration is logged, so latency is unknown; 2.00 % of requests fail with 404,"
                + " 40 of 2,000; 100 % of them on GET /");
    Performance performance = diagnosis.performance();
    assertThat(missing(performance.overall().latency().p95()).fix()).isEqualTo(Shop.FIX);
    assertThat(missing(performance.overall().traffic().concurrency()).fix()).isEqualTo(Shop.FIX);
    assertThat(missing(performance.routes().getFirst().share().time()).fix()).isEqualTo(Shop.FIX);
    assertThat(measured(performance.overall().traffic().busiestMinute()).value()).isEqualTo(1);
    assertThat(performance.heatMap().cells()).isEmpty();
    assertThat(performance.load().levels()).isEmpty();
    assertThat(diagnosis.next().command()).isEqualTo(Shop.FIX);
  }

  @Test
  void a_long_poll_is_flagged_and_kept_out_of_the_ranking_and_the_contrast() {
    Shop shop = day();
    Route wait = shop.route(Method.GET, "/inbox");
    for (int i = 0; i < 800; i++) {
      shop.ask(wait, 200, i * 100L, 55 + i % 5 / 10.0);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.title()).startsWith("GET /search takes 8");
    assertThat(diagnosis.findings())
        .extracting(Finding::kind)
        .contains("long-poll")
        .startsWith("slow-route");
    assertThat(measured(diagnosis.performance().overall().latency().p95()).value()).isLessThan(2);
    Contrast slow = diagnosis.performance().contrasts().getFirst();
    assertThat(slow.kind()).isEqualTo("slow");
    assertThat(slow.rows()).extracting(Contrast.Row::value).doesNotContain("GET /inbox");
  }

  @Test
  void the_slow_and_the_failing_are_told_by_what_they_have_more_of() {
    Performance performance = PerformanceDiagnosis.of(day().material()).performance();
    Contrast slow = performance.contrasts().get(0);
    Contrast.Row first =
        slow.rows().stream().filter(r -> r.value().equals("GET /search")).findFirst().orElseThrow();
    assertThat(measured(first.amongSelected()).value()).isEqualTo(1);
    assertThat(interval(measured(first.difference())).low()).isGreaterThan(0.4);
    assertThat(measured(first.difference()).unit()).isEqualTo(Unit.RATIO_DIFFERENCE);
    assertThat(measured(performance.change().overall().serverErrors().effect()).unit())
        .isEqualTo(Unit.RATIO_DIFFERENCE);
    assertThat(slow.selected() + slow.rest()).isEqualTo(5760);
    Contrast failing = performance.contrasts().get(1);
    assertThat(failing.selected()).isEqualTo(20);
    assertThat(failing.rows()).extracting(Contrast.Row::value).contains("GET /");
  }

  @Test
  void a_route_that_slows_down_is_told_from_one_that_does_not() {
    Shop shop = new Shop();
    Random random = new Random(5);
    Route steady = shop.route(Method.GET, "/steady");
    Route slower = shop.route(Method.POST, "/checkout");
    for (int i = 0; i < 6000; i++) {
      double seconds = 0.1 * Math.exp(random.nextGaussian() / 2);
      shop.ask(
          i % 2 == 0 ? steady : slower, 200, i, i % 2 == 1 && i > 3000 ? 2 * seconds : seconds);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    Change change = diagnosis.performance().change();
    assertThat(change.routes())
        .extracting(shift -> shift.label() + " " + shift.p95().outcome())
        .containsExactly("POST /checkout " + Outcome.ROSE, "GET /steady " + Outcome.NO_CHANGE_SEEN);
    assertThat(change.overall().rate().outcome()).isEqualTo(Outcome.NO_CHANGE_SEEN);
    assertThat(change.overall().serverErrors().outcome()).isEqualTo(Outcome.NO_CHANGE_SEEN);
    assertThat(change.caveat()).contains("different hours of the day");
    assertThat(diagnosis.findings())
        .extracting(Finding::title)
        .anyMatch(title -> title.startsWith("p95 of POST /checkout rose "));
  }

  @Test
  void a_change_among_few_requests_is_inconclusive() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    Route rare = shop.route(Method.GET, "/rare");
    Route noisy = shop.route(Method.GET, "/noisy");
    for (int i = 0; i < 9000; i++) {
      shop.ask(home, 200, i, 0.1);
    }
    for (int i = 0; i < 120; i++) {
      shop.ask(rare, 200, 20L * i, 0.1);
    }
    for (int i = 0; i < 3; i++) {
      shop.ask(rare, 500, 8000 + i, 0.1);
    }
    for (int i = 0; i < 50; i++) {
      shop.ask(noisy, 200, 20L * i, 0.1);
      shop.ask(noisy, 200, 8000 + 10L * i, 0.1);
    }
    for (int i = 0; i < 12; i++) {
      shop.ask(noisy, 200, 8005 + i, 0.1);
    }
    Change change = PerformanceDiagnosis.of(shop.material()).performance().change();
    assertThat(change.routes())
        .extracting(shift ->
            "%s %s %s"
                .formatted(shift.label(), shift.rate().outcome(), shift.serverErrors().outcome()))
        .containsExactlyInAnyOrder(
            "GET / NO_CHANGE_SEEN NO_CHANGE_SEEN",
            "GET /rare FELL INCONCLUSIVE",
            "GET /noisy INCONCLUSIVE INCONCLUSIVE");
  }

  @Test
  void latency_that_is_higher_where_load_is_is_told_as_a_correlation_below_direct_evidence() {
    Diagnosis diagnosis = PerformanceDiagnosis.of(rushes(1).material());
    LoadCurve load = diagnosis.performance().load();
    assertThat(load.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(measured(load.effect()).value()).isBetween(2.5, 3.5);
    assertThat(diagnosis.title()).startsWith("GET /0 takes 100 % of the time users wait");
    Finding found = diagnosis.findings().getLast();
    assertThat(found.kind()).isEqualTo("load");
    assertThat(found.detail()).startsWith("A correlation, not a cause");
    assertThat(missing(found.cost()).why()).startsWith("a correlation");
    assertThat(found.evidence().numbers()).containsExactly(load.effect(), load.lost());
  }

  @Test
  void load_is_the_conclusion_only_where_no_route_stands_out() {
    Diagnosis diagnosis = PerformanceDiagnosis.of(rushes(40).material());
    assertThat(diagnosis.findings()).extracting(Finding::kind).containsExactly("load");
    assertThat(diagnosis.title()).startsWith("Latency is higher where load is: p95 is ");
  }

  /** Two hours in which every tenth minute has three times the load and three times the latency. */
  private static Shop rushes(int routes) {
    Shop shop = new Shop();
    Random random = new Random(6);
    for (int minute = 0; minute < 120; minute++) {
      int load = minute % 10 == 0 ? 120 : 40;
      for (int i = 0; i < load; i++) {
        double seconds = 0.05 * Math.exp(random.nextGaussian() / 2) * load / 40;
        Route route = shop.route(Method.GET, "/" + i % routes);
        shop.ask(route, 200, minute * 60L + i * 60L / load, seconds);
      }
    }
    return shop;
  }

  @Test
  void a_stretch_without_requests_is_a_gap() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    shop.ask(home, 200, 0, 0.1);
    shop.ask(home, 200, 7200, 0.1);
    Timeline timeline = PerformanceDiagnosis.of(shop.material()).performance().timeline();
    assertThat(timeline.columns().getFirst().gap()).isFalse();
    assertThat(timeline.columns().get(1).gap()).isTrue();
    assertThat(timeline.columns().getLast().gap()).isFalse();
    assertThat(timeline.columns()).hasSizeBetween(60, 241);
  }

  @Test
  void the_order_of_the_parts_does_not_change_the_diagnosis() {
    Shop shop = day();
    Diagnosis whole = PerformanceDiagnosis.of(shop.material());
    List<Shop.Request> shuffled = new ArrayList<>(shop.requests);
    Collections.shuffle(shuffled, new Random(3));
    Aggregate parts = Shop.aggregate(shuffled.subList(0, 1000));
    parts.merge(Shop.aggregate(shuffled.subList(1000, shuffled.size())));
    assertThat(PerformanceDiagnosis.of(shop.material(parts))).isEqualTo(whole);
  }

  @Test
  void nothing_cannot_be_diagnosed() {
    Shop shop = new Shop();
    assertThatThrownBy(shop::material).hasMessage("no request to diagnose");
  }

  /** A day: a fast page and a search that is six times as slow, one of each every 30 seconds. */
  private static Shop day() {
    Shop shop = new Shop();
    Random random = new Random(4);
    Route home = shop.route(Method.GET, "/");
    Route search = shop.route(Method.GET, "/search");
    for (int i = 0; i < 2880; i++) {
      double noise = Math.exp(random.nextGaussian() / 3 - 1 / 18.0);
      shop.ask(home, i % 144 == 7 ? 503 : 200, 30L * i, 0.05 * noise);
      shop.ask(search, 200, 30L * i + (i == 2879 ? 29 : 5), 0.3 * noise);
    }
    return shop;
  }

  private static Measured measured(Measurement measurement) {
    assertThat(measurement).isInstanceOf(Measured.class);
    return (Measured) measurement;
  }

  private static Missing missing(Measurement measurement) {
    assertThat(measurement).isInstanceOf(Missing.class);
    return (Missing) measurement;
  }

  private static Interval interval(Measured measured) {
    return Objects.requireNonNull(measured.interval());
  }
}
