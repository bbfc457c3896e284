package dev.tenfold.engage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.collect.FactStore.Origin;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillsTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  private static Kept<Spend> file(String name, Stream<Spend> charges) {
    List<Spend> facts = charges.toList();
    int n = facts.size();
    return new Kept<>(
        new Origin("bill", name), new Delivery<>(name, facts, n, n, List.of(), List.of()));
  }

  private static Spend charge(int hour, String amount, String file) {
    Instant from = MARCH.plus(Duration.ofHours(hour));
    BigDecimal cost = new BigDecimal(amount);
    return new Spend(
        from,
        from.plus(Duration.ofHours(1)),
        "EUR",
        cost,
        cost,
        "Usage",
        false,
        "",
        "Cloud",
        "Machines",
        "Compute",
        "web-1",
        null,
        "",
        Map.of("tier", "web"),
        new Place(file, hour + 2));
  }

  private static Kept<Spend> days(String name, int days) {
    return file(name, IntStream.range(0, days * 24).mapToObj(hour -> charge(hour, "1", name)));
  }

  /** Returns how often each charge counts. */
  private static Map<String, Integer> times(List<Spend> charges) {
    Map<String, Integer> times = new TreeMap<>();
    charges.forEach(c -> times.merge(c.from() + " " + c.billed(), 1, Integer::sum));
    return times;
  }

  @ParameterizedTest
  @CsvSource({"10,20,240", "9,10,216", "19,20,456"})
  void exports_of_a_month_to_date_count_each_hour_once(int fewer, int more, int both) {
    for (boolean fewerFirst : new boolean[] {true, false}) {
      List<Kept<Spend>> files =
          List.of(
              days("a.csv", fewerFirst ? fewer : more), days("b.csv", fewerFirst ? more : fewer));
      for (List<Kept<Spend>> order : List.of(files, files.reversed())) {
        Bills bills = Bills.of(order);
        assertThat(bills.charges()).hasSize(more * 24).doesNotHaveDuplicates();
        assertThat(times(bills.charges())).hasSize(more * 24);
        assertThat(bills.remarks())
            .containsExactly(
                "Stand in another file as well, and are not counted again: "
                    + both
                    + " charges of "
                    + (fewer + more) * 24
                    + ", in b.csv. Where files state a charge differently, each counts: write the"
                    + " newer over the older");
      }
    }
  }

  @Test
  void months_that_do_not_overlap_add_up_without_a_remark() {
    Kept<Spend> april =
        file("b.csv", IntStream.range(720, 800).mapToObj(hour -> charge(hour, "1", "b.csv")));
    Bills bills = Bills.of(List.of(days("a.csv", 30), april));
    assertThat(bills.charges()).hasSize(800);
    assertThat(bills.remarks()).isEmpty();
  }

  @Test
  void what_one_file_repeats_stays() {
    Kept<Spend> one = file("a.csv", Stream.of("2", "2", "3").map(each -> charge(0, each, "a.csv")));
    assertThat(Bills.of(List.of(one)).charges()).hasSize(3);
    Kept<Spend> other =
        file("b.csv", Stream.of("2.00", "3", "3.0", "4").map(each -> charge(0, each, "b.csv")));
    assertThat(Bills.of(List.of(one, other)).charges())
        .extracting(spend -> spend.billed().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder("2", "2", "3", "3", "4");
  }

  @Test
  void charges_that_differ_in_anything_but_where_they_stand_both_count() {
    Spend one = charge(0, "2", "a.csv");
    Spend tagged =
        new Spend(
            one.from(),
            one.to(),
            one.currency(),
            one.billed(),
            one.effective(),
            one.category(),
            one.correction(),
            one.commitment(),
            one.provider(),
            one.service(),
            one.serviceCategory(),
            one.resource(),
            one.quantity(),
            one.quantityUnit(),
            Map.of("tier", "batch"),
            one.place());
    Bills bills =
        Bills.of(List.of(file("a.csv", Stream.of(one)), file("b.csv", Stream.of(tagged))));
    assertThat(bills.charges()).containsExactly(one, tagged);
    assertThat(bills.remarks()).isEmpty();
  }

  @Test
  void the_order_of_files_changes_nothing_and_the_most_of_any_file_counts() {
    for (int seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<Kept<Spend>> files = new ArrayList<>();
      Map<String, Integer> most = new TreeMap<>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        String name = i + ".csv";
        List<Spend> charges =
            IntStream.range(0, random.nextInt(30))
                .mapToObj(any -> charge(random.nextInt(4), "" + random.nextInt(1, 4), name))
                .toList();
        times(charges).forEach((charge, times) -> most.merge(charge, times, Math::max));
        files.add(file(name, charges.stream()));
      }
      List<String> remarks = Bills.of(files).remarks();
      Collections.shuffle(files, random);
      Bills bills = Bills.of(files);
      assertThat(times(bills.charges())).as("seed %d", seed).isEqualTo(most);
      assertThat(bills.remarks()).as("seed %d", seed).isEqualTo(remarks);
    }
  }

  @Test
  @Timeout(30)
  void half_a_million_charges_that_stand_in_two_files_are_told_apart_in_time() {
    int n = 500_000;
    List<Spend> charges =
        IntStream.range(0, n).mapToObj(i -> charge(i % 720, "0." + i, "a.csv")).toList();
    Bills bills =
        Bills.of(List.of(file("a.csv", charges.stream()), file("b.csv", charges.stream())));
    assertThat(bills.charges()).hasSize(n);
  }
}
