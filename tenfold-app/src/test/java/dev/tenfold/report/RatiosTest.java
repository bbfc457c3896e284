package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Provenance;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatiosTest {
  private static final Window WINDOW =
      new Window(Instant.parse("2026-11-27T14:58:00Z"), Instant.parse("2026-11-27T15:10:10Z"));

  @ParameterizedTest
  @CsvSource({
    "0, 31, Wilson, 0 of 31",
    "0.25, 8, Wilson, 2 of 8",
    "0.25, 800, Wilson, 25.0 %",
    "1, 69, stationary bootstrap, 100 %",
    "1, 69, , 100 %",
  })
  void few_are_counted_where_they_are_a_number_of_things(
      double value, long n, String method, String text) {
    Interval interval = method == null ? null : new Interval(value, value, 0.95, method);
    Measured ratio =
        new Measured(
            new Subject("utilisation", "pool", WINDOW),
            value,
            Unit.RATIO,
            interval,
            Provenance.exact(n, "counted"));
    assertThat(Ratios.text(ratio)).isEqualTo(text);
  }
}
