package dev.tenfold.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.612      | SECONDS             | 612 ms",
        "0.0099999  | SECONDS             | 10.0 ms",
        "0.9999     | SECONDS             | 1.00 s",
        "0.0004127  | SECONDS             | 413 µs",
        "0          | SECONDS             | 0 ms",
        "1.1249     | SECONDS             | 1.12 s",
        "3725       | SECONDS             | 3,730 s",
        "0.9987     | RATIO               | 99.87 %",
        "0.999995   | RATIO               | 99.99950 %",
        "1          | RATIO               | 100 %",
        "0.00412    | RATIO               | 0.412 %",
        "-0.031     | RATIO               | −3.10 %",
        "0          | RATIO               | 0 %",
        "0.02       | RATIO_DIFFERENCE    | 2.00 points",
        "0.9951     | RATIO_DIFFERENCE    | 99.5 points",
        "-0.4       | RATIO_DIFFERENCE    | −40.0 points",
        "2.1        | FACTOR              | 2.10×",
        "41203118   | REQUESTS            | 41,203,118 requests",
        "12.34      | REQUESTS_PER_SECOND | 12.3/s",
        "0.02       | REQUESTS_PER_SECOND | 1.20/min",
        "1234567    | BYTES               | 1.23 MB",
        "1234567    | BYTES_PER_SECOND    | 1.23 MB/s",
        "113040     | SECONDS_PER_DAY     | 31.4 h a day",
        "0.41       | CONCURRENT_REQUESTS | 0.410 at once",
      })
  void a_number_has_three_significant_digits_and_its_unit(double value, String unit, String text)
      throws ReflectiveOperationException {
    assertThat(Figure.of(value, (Unit) Unit.class.getField(unit).get(null)).text()).isEqualTo(text);
  }

  @Test
  void counts_rates_spans_and_money_stand_in_their_own_words() {
    assertThat(Figure.of(1, Unit.count("deployment")).text()).isEqualTo("1 deployment");
    assertThat(Figure.of(2, Unit.count("deployment")).text()).isEqualTo("2 deployments");
    assertThat(Figure.of(3.5, Unit.per("deployment", "week")).text())
        .isEqualTo("3.50 deployments a week");
    assertThat(Figure.of(90, Unit.SPAN).text()).isEqualTo("1.50 min");
    assertThat(Figure.of(259_200, Unit.SPAN).text()).isEqualTo("3.00 d");
    assertThat(Figure.of(0.0214, Unit.moneyFor("EUR", "order")).text())
        .isEqualTo("0.0214 EUR an order");
  }

  @Test
  void an_interval_stands_in_the_unit_of_its_value() {
    Figure figure = Figure.seconds(1.02);
    assertThat(figure.alike(new Interval(0.98, 1.12, 0.95, "order statistic")))
        .isEqualTo("0.980–1.12");
    Interval points = new Interval(-0.01, 0.02, 0.95, "Newcombe");
    assertThat(Figure.of(0.01, Unit.RATIO_DIFFERENCE).alike(points)).isEqualTo("−1.00 to 2.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-12T00:00:00Z | 2026-03-27T00:00:00Z | 12–26 March 2026 UTC",
        "2026-02-27T05:00:00Z | 2026-03-27T07:00:00Z | 27 February – 27 March 2026 UTC",
        "2025-12-27T05:00:00Z | 2026-01-02T07:00:00Z | 27 December 2025 – 2 January 2026 UTC",
        "2026-03-12T14:05:00Z | 2026-03-12T15:10:10Z | 12 March 2026 14:05–15:10:10 UTC",
        "2026-03-12T23:05:00Z | 2026-03-13T01:10:00Z | 12 March 2026 23:05 – 13 March 2026 01:10 UTC",
      })
  void a_window_says_as_much_as_its_length_needs(Instant from, Instant to, String text) {
    assertThat(Times.window(new Window(from, to))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PT10S | 10 s", "PT90S | 1 min 30 s", "PT2H | 2 h", "P14D | 14 d", "PT36H | 36 h"})
  void a_length_stands_in_its_largest_units(Duration length, String text) {
    assertThat(Times.length(length)).isEqualTo(text);
  }
}
