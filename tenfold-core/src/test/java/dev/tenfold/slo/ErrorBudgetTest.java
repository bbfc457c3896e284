package dev.tenfold.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {
  /** Site Reliability Workbook, chapter 2: 97.123 % of 3,663,253 requests at 97 %. */
  @Test
  void the_budget_is_what_the_target_leaves_of_the_requests() {
    ErrorBudget budget = new ErrorBudget(0.97, 3_557_865, 3_663_253);
    assertThat(budget.allowed()).isCloseTo(109_897, within(1.0));
    assertThat(budget.attained()).isCloseTo(0.97123, within(0.00001));
    assertThat(budget.left()).isCloseTo(1 - 105_388 / 109_897.0, within(0.0001));
    assertThat(budget.isMet()).isTrue();
    assertThat(budget.leftInterval(0.95).contains(budget.left())).isTrue();
  }

  @Test
  void a_budget_can_be_overspent_and_spent_to_the_last_request() {
    assertThat(new ErrorBudget(0.999, 9_970, 10_000).left()).isCloseTo(-2, within(1e-9));
    assertThat(new ErrorBudget(0.999, 9_990, 10_000).isMet()).isTrue();
    assertThat(new ErrorBudget(0.999, 9_989, 10_000).isMet()).isFalse();
    assertThatThrownBy(() -> new ErrorBudget(0.999, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rolling_period_ends_when_one_looks() {
    Instant end = Instant.parse("2026-03-30T12:00:00Z");
    assertThat(Period.rolling(28, ChronoUnit.DAYS).around(end))
        .isEqualTo(new Window(Instant.parse("2026-03-02T12:00:00Z"), end));
    assertThat(Period.rolling(1, ChronoUnit.MONTHS).around(end).from())
        .isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
    assertThat(Period.rolling(28, ChronoUnit.DAYS).words()).isEqualTo("28 days");
  }

  @Test
  void a_calendar_period_is_the_one_that_the_last_moment_lies_in() {
    ZoneId newYork = ZoneId.of("America/New_York");
    Period month =
        new Period(1, ChronoUnit.MONTHS, LocalDateTime.parse("2022-01-01T12:00"), newYork);
    Window march =
        new Window(Instant.parse("2026-03-01T17:00:00Z"), Instant.parse("2026-04-01T16:00:00Z"));
    assertThat(month.around(Instant.parse("2026-03-20T00:00:00Z"))).isEqualTo(march);
    assertThat(month.around(march.to())).isEqualTo(march);
    assertThat(month.around(march.from().plusSeconds(1))).isEqualTo(march);
    assertThat(month.around(march.from()).to()).isEqualTo(march.from());
    assertThat(month.around(Instant.parse("2021-11-20T00:00:00Z")).from())
        .isEqualTo(Instant.parse("2021-11-01T16:00:00Z"));
    assertThat(month.words()).isEqualTo("1 month");
  }
}
