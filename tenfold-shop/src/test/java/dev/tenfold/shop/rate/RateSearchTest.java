package dev.tenfold.shop.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.7, 3, 10, 37.5, 640, 4321})
  void the_highest_rate_held_is_found_to_five_percent(double capacity) {
    RateSearch search = new RateSearch(rate -> step(rate, rate <= capacity), 0.05);
    double found = search.from(10).orElseThrow().perSecond();
    assertThat(found).isLessThanOrEqualTo(capacity).isGreaterThan(capacity / 1.0501);
    assertThat(search.steps()).hasSizeLessThan(20);
  }

  @Test
  void where_no_rate_is_held_none_is_found() {
    assertThat(new RateSearch(rate -> step(rate, false), 0.05).from(10)).isEmpty();
  }

  @Test
  void a_rate_that_is_held_once_and_not_again_is_not_the_answer() {
    AtomicInteger at100 = new AtomicInteger();
    RateSearch search =
        new RateSearch(
            rate -> step(rate, rate <= 99 || (rate < 101 && at100.incrementAndGet() == 1)), 0.05);
    assertThat(search.from(100).orElseThrow().perSecond()).isLessThan(99);
  }

  /** Nearest rank: the 950th of a thousand. */
  @Test
  void quantiles_are_values_that_were_measured() {
    long[] sorted = new long[1000];
    for (int i = 0; i < 1000; i++) {
      sorted[i] = i + 1L;
    }
    assertThat(Step.Quantiles.of(sorted)).isEqualTo(new Step.Quantiles(500, 950, 990));
  }

  @Test
  void the_mix_has_the_shares_it_says_and_one_report_in_a_thousand() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (int i = 0; i < 100_000; i++) {
      counts.merge(Kind.of(i, new SplittableRandom(i * 31L)), 1, Integer::sum);
    }
    assertThat(counts.get(Kind.REPORT)).isEqualTo(100);
    assertThat(counts.get(Kind.PRODUCT)).isCloseTo(30_000, Offset.offset(600));
    assertThat(counts.get(Kind.MEMBER)).isCloseTo(17_000, Offset.offset(480));
    assertThat(counts.keySet()).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void the_same_request_of_a_mix_asks_for_the_same_page() {
    Catalogue catalogue = new Catalogue(List.of("a", "b"), List.of("1", "2"), 1000, 1000);
    for (Kind kind : Kind.values()) {
      if (kind != Kind.MEMBER) {
        assertThat(kind.path(catalogue, new SplittableRandom(5)))
            .isEqualTo(kind.path(catalogue, new SplittableRandom(5)));
      }
    }
  }

  private static Step step(double rate, boolean held) {
    return new Step(rate, 100, 0, new Step.Quantiles(1, 2, 3), held, false, 0);
  }
}
