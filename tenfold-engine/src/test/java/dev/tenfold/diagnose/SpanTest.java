package dev.tenfold.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.accesslog.Method;
import dev.tenfold.route.Route;
import dev.tenfold.verdict.Measurement.Measured;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final long YEAR = 365L * 86_400;
  private static final Instant MIDNIGHT = Instant.ofEpochSecond(Shop.START);

  @Test
  void lines_stamped_decades_away_are_counted_but_do_not_stretch_the_window() {
    Shop shop = hour(2000);
    Route home = shop.route(Method.GET, "/");
    shop.ask(home, 200, -Shop.START, 0.1);
    shop.ask(home, 200, 11 * YEAR, 0.1);
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.window().from()).isEqualTo(MIDNIGHT);
    assertThat(diagnosis.window().to()).isEqualTo(MIDNIGHT.plusSeconds(3600));
    assertThat(diagnosis.reading().used()).isEqualTo(2002);
    assertThat(diagnosis.reading().notes())
        .extracting(note -> note.lines() + " " + note.words())
        .contains(
            "1 are stamped long before all others, the first 1 January 1970: counted, but outside"
                + " the window",
            "1 are stamped long after all others, the last 9 March 2037: counted, but outside the"
                + " window");
    Performance performance = diagnosis.performance();
    assertThat(performance.timeline().columns().stream().mapToLong(Timeline.Column::requests).sum())
        .isEqualTo(2000);
    assertThat(performance.heatMap().cells().stream().mapToLong(HeatMap.Cell::requests).sum())
        .isEqualTo(2000);
    Measured rate = (Measured) performance.overall().traffic().meanRate();
    assertThat(rate.value()).isCloseTo(2000 / 3600.0, within(1e-9));
    assertThat(rate.n()).isEqualTo(2000);
    assertThat(performance.load().levels()).isNotEmpty();
    assertThat(performance.change().before().from()).isEqualTo(MIDNIGHT);
  }

  @Test
  void lines_outside_the_window_are_not_its_busiest_minute() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 5000; i++) {
      shop.ask(home, 200, 20L * i, 0.1);
    }
    shop.ask(home, 200, 1201, 0.1);
    for (int i = 0; i < 5; i++) {
      shop.ask(home, 200, -Shop.START, 0.1);
    }
    Overall.Traffic traffic =
        PerformanceDiagnosis.of(shop.material()).performance().overall().traffic();
    Measured minute = (Measured) traffic.busiestMinute();
    assertThat(minute.n()).isEqualTo(4);
    assertThat(minute.subject().window().from()).isEqualTo(MIDNIGHT.plusSeconds(1200));
    Measured tenSeconds = (Measured) traffic.busiestTenSeconds();
    assertThat(tenSeconds.n()).isEqualTo(2);
    assertThat(tenSeconds.subject().window().from()).isEqualTo(MIDNIGHT.plusSeconds(1200));
    assertThat(((Measured) traffic.meanRate()).provenance().how()).doesNotContain("hold any");
  }

  @Test
  void a_second_cluster_of_requests_is_no_stray() {
    Shop shop = hour(1000);
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < 3; i++) {
      shop.ask(home, 200, 30 * 86_400L + i, 0.1);
    }
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.window().length()).isGreaterThan(Duration.ofDays(29));
    assertThat(diagnosis.reading().notes()).isEmpty();
  }

  @Test
  void a_quiet_line_that_lies_nearer_than_the_rest_is_long_is_no_stray() {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int day = 0; day < 10; day++) {
      for (int i = 0; i < 200; i++) {
        shop.ask(home, 200, day * 86_400L + i * 400L, 0.1);
      }
    }
    shop.ask(home, 200, 14 * 86_400L, 0.1);
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.window().length()).isGreaterThan(Duration.ofDays(14));
  }

  @Test
  void of_a_few_lines_none_is_a_stray() {
    Shop shop = hour(18);
    shop.ask(shop.route(Method.GET, "/"), 200, 10 * YEAR, 0.1);
    Diagnosis diagnosis = PerformanceDiagnosis.of(shop.material());
    assertThat(diagnosis.window().length()).isGreaterThan(Duration.ofDays(3649));
  }

  private static Shop hour(int requests) {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (int i = 0; i < requests; i++) {
      shop.ask(home, 200, 3599L * i / (requests - 1), 0.1);
    }
    return shop;
  }
}
