package dev.tenfold.diagnose.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.diagnose.cost.CostPool.Rule;
import dev.tenfold.diagnose.cost.Ledger.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcileTest {
  private static final String[] KINDS = {"Usage", "Purchase", "Tax", "Credit", "Adjustment"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void parts_add_up_to_the_total_exactly_whatever_the_charges(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Bill bill = new Bill();
    for (int i = 0; i < 500; i++) {
      Instant from = Bill.MARCH.plusSeconds(random.nextLong(-400_000, 3_000_000));
      Instant to = from.plusSeconds(random.nextLong(0, random.nextBoolean() ? 3600 : 900_000));
      String amount = BigDecimal.valueOf(random.nextLong(-10_000_000, 90_000_000), 9).toString();
      String kind = KINDS[random.nextInt(KINDS.length)];
      String unused = random.nextInt(9) == 0 ? "Unused" : "";
      String service = "service " + random.nextInt(6);
      bill.spend.add(Bill.spend(from, to, "EUR", amount, amount, kind, unused, service, "Compute"));
    }
    bill.pools =
        List.of(
            CostPool.of("a", Behaviour.PER_REQUEST, List.of(Rule.service("service 1"))),
            CostPool.of("b", Behaviour.FIXED, List.of(Rule.service("*2"), Rule.service("*3"))),
            CostPool.of("c", Behaviour.PER_BYTE, List.of(Rule.service("service 4"))),
            CostPool.of("d", Behaviour.IDLE, List.of(Rule.service("service *"))));
    CostLoad load = new CostLoad(1000, "", -1, 7, 13, List.of());
    Ledger ledger = Ledger.of(bill.material());
    Allocation allocation = Allocation.of(ledger, bill.pools, load);
    assertThat(allocation.running().add(allocation.keptApart()))
        .isEqualByComparingTo(ledger.total());
    assertThat(
            allocation
                .fixed()
                .add(allocation.idle())
                .add(allocation.marginal())
                .add(allocation.unallocated().amount()))
        .isEqualByComparingTo(allocation.running());
    BigDecimal days =
        ledger.byDay().values().stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(days).isEqualByComparingTo(ledger.total());
    long charges =
        allocation.runningCharges()
            + allocation.apart().values().stream().mapToLong(Sum::charges).sum();
    assertThat(charges).isEqualTo(ledger.entries().size());
    assertThat(ledger.entries().size() + ledger.outside()).isEqualTo(500);
  }

  @Test
  void a_charge_of_three_days_gives_each_its_part_and_the_last_what_is_left() {
    Bill bill = new Bill();
    Instant to = Bill.MARCH.plusSeconds(3 * 86_400);
    bill.spend.add(Bill.spend(Bill.MARCH, to, "EUR", "10", null, "Usage", "", "a", "b"));
    assertThat(Ledger.of(bill.material()).byDay().values())
        .extracting(Sum::amount)
        .containsExactly(
            new BigDecimal("3.333333333333"),
            new BigDecimal("3.333333333333"),
            new BigDecimal("3.333333333334"));
  }

  /** ⌈n · times · ρ / ρ*⌉, never fewer than n. */
  @ParameterizedTest
  @CsvSource({
    "4, 0.5, 0.65, 1, 4",
    "4, 0.5, 0.65, 2, 7",
    "4, 0.5, 0.65, 10, 31",
    "8, 0.1, 0.8, 1, 8",
    "8, 0.1, 0.8, 8, 8",
    "1, 0.6, 0.6, 10, 10"
  })
  void instances_are_whole(long n, double peak, double target, int times, long needed) {
    assertThat(new PoolSize("web", n, peak, target, 0).needed(times)).isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource({
    "Compute, true",
    "compute, true",
    "comp*, true",
    "*put*, true",
    "*, true",
    "Comp, false",
    "*x*, false",
    "c*e*e, false"
  })
  void rules_match_whole_words_and_stars(String pattern, boolean matches) {
    Bill bill = new Bill();
    bill.charge(Bill.MARCH, "1", "Usage", "Machines", "Compute");
    assertThat(Rule.serviceCategory(pattern).matches(bill.spend.getFirst())).isEqualTo(matches);
  }

  @Test
  void tax_and_credits_are_in_no_pool_unless_a_rule_asks_for_them() {
    Bill bill = new Bill();
    bill.charge(Bill.MARCH, "-5", "Credit", "Machines", "Compute");
    assertThat(Rule.service("Machines").matches(bill.spend.getFirst())).isFalse();
    Rule asks = new Rule("", "Machines", "", "", "Credit");
    assertThat(asks.matches(bill.spend.getFirst())).isTrue();
  }
}
