package dev.tenfold.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2019-05-15T15:20:53Z, 2019-05-15T15:20:53Z",
    "2023-03-20T14:27:05.315384Z, 2023-03-20T14:27:05.315384Z",
    "2021-04-28 21:50:00 +0200, 2021-04-28T19:50:00Z",
    "2021-04-28 19:50:00 UTC, 2021-04-28T19:50:00Z",
    "2016-08-11T11:32:35.444+05:30, 2016-08-11T06:02:35.444Z",
    "2026-03-12T14:05Z, 2026-03-12T14:05:00Z",
    "1773324300, 2026-03-12T14:05:00Z",
    "1773324300000, 2026-03-12T14:05:00Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "2099-12-31T23:59:59Z, 2099-12-31T23:59:59Z"
  })
  void times_are_read_as_tools_write_them(String text, Instant time) {
    assertThat(Times.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-03-12",
        "2026-03-12T14:05:00",
        "2026-13-12T14:05:00Z",
        "12345",
        "+999999999-01-01T00:00:00Z",
        "1899-01-01T00:00:00Z",
        "99999999999999999999"
      })
  void what_is_no_time_with_a_zone_is_none(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @Test
  void a_zone_is_taken_only_where_it_is_declared() {
    assertThat(Times.parse("2026-07-01 14:05", ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-07-01T12:05:00Z"));
    assertThat(Times.parse("2026-07-01 14:05Z", ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-07-01T14:05:00Z"));
  }
}
