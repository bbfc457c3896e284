package dev.tenfold.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.accesslog.Method;
import dev.tenfold.route.Route;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A page that takes 50 ms, and as many requests for news that are held open for 55 s. */
class LongPollTest {
  private static final double MOST = 0.2;

  @Test
  void is_left_out_of_latency_wherever_it_is_shown() {
    Diagnosis diagnosis = PerformanceDiagnosis.of(days(2).material());
    Performance performance = diagnosis.performance();
    assertThat(performance.timeline().columns())
        .hasSizeGreaterThan(40)
        .allSatisfy(column -> {
          assertThat(Objects.requireNonNull(column.p50()).value()).isLessThan(MOST);
          assertThat(Objects.requireNonNull(column.concurrency())).isGreaterThan(1.5);
        });
    assertThat(performance.timeline().how()).contains("long polls aside");
    assertThat(performance.heatMap().bins())
        .allSatisfy(bin -> assertThat(bin.high()).isLessThan(1));
    assertThat(performance.hours())
        .allSatisfy(
            hour -> assertThat(Objects.requireNonNull(hour.p95()).value()).isLessThan(MOST));
    assertThat(performance.weekdays().get(3).requests()).isEqualTo(2 * 2880);
    assertThat(Objects.requireNonNull(performance.weekdays().get(3).p95()).value())
        .isLessThan(MOST);
    assertThat(performance.load().levels())
        .isNotEmpty()
        .allSatisfy(level -> {
          assertThat(Objects.requireNonNull(level.p95()).value()).isLessThan(MOST);
          assertThat(level.concurrency()).isCloseTo(55.05 / 30, within(0.01));
        });
    Measured lost = (Measured) performance.load().lost();
    assertThat(lost.value()).isLessThan(2880 * 0.05 / 10);
    Measured p95 = (Measured) performance.change().overall().p95().after();
    assertThat(p95.value()).isLessThan(MOST);
    assertThat(p95.provenance().how()).contains("long polls aside");
    Measured all = (Measured) performance.overall().latency().p95();
    assertThat(all.provenance().how()).contains("long polls aside");
  }

  @Test
  void leaves_no_latency_by_hour_where_it_cannot_be_told_apart_and_says_so() {
    Diagnosis diagnosis = PerformanceDiagnosis.of(days(14).material());
    assertThat(diagnosis.performance().hours())
        .allSatisfy(hour -> {
          assertThat(hour.requests()).isPositive();
          assertThat(hour.p95()).isNull();
        });
    assertThat(diagnosis.performance().weekdays())
        .allSatisfy(day -> assertThat(Objects.requireNonNull(day.p95()).value()).isLessThan(MOST));
    Finding poll =
        diagnosis.findings().stream()
            .filter(finding -> finding.kind().equals("long-poll"))
            .findFirst()
            .orElseThrow();
    assertThat(poll.detail()).endsWith("leaves no latency by hour of the day.");
  }

  @Test
  void has_no_share_of_the_time_and_the_shares_of_others_are_those_that_findings_tell() {
    Shop shop = days(2);
    Route slow = shop.route(Method.GET, "/slow");
    for (int i = 0; i < 2880; i++) {
      shop.ask(slow, 200, 60L * i, 0.1);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    List<Double> shares = new ArrayList<>();
    for (RouteRow row : diagnosis.performance().routes()) {
      if (row.longPoll()) {
        assertThat(row.share().time()).isInstanceOf(Missing.class);
      } else {
        Measured share = (Measured) row.share().time();
        shares.add(share.value());
        assertThat(share.subject().indicator()).endsWith(", long polls aside");
        assertThat(diagnosis.findings())
            .anyMatch(finding -> finding.evidence().numbers().contains(share));
      }
    }
    assertThat(shares).hasSize(2);
    assertThat(shares.getFirst() + shares.getLast()).isCloseTo(1, within(1e-9));
    ServiceRow service = diagnosis.performance().services().getFirst();
    assertThat(((Measured) service.share().time()).value()).isCloseTo(1, within(1e-9));
    Finding poll =
        diagnosis.findings().stream()
            .filter(finding -> finding.kind().equals("long-poll"))
            .findFirst()
            .orElseThrow();
    assertThat(poll.evidence().numbers())
        .extracting(number -> number.subject().indicator())
        .contains("share of time, long polls included");
  }

  private static Shop days(int days) {
    Shop shop = new Shop();
    Random random = new Random(9);
    Route page = shop.route(Method.GET, "/");
    Route news = shop.route(Method.GET, "/news");
    for (int i = 0; i < days * 2880; i++) {
      shop.ask(page, 200, 30L * i, 0.05 * Math.exp(random.nextGaussian() / 4 - 1 / 32.0));
      shop.ask(news, 200, 30L * i + 15, 55);
    }
    return shop;
  }
}
