package dev.tenfold.diagnose.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Part;
import dev.tenfold.diagnose.Exhibit.Waterfall;
import dev.tenfold.diagnose.cost.CostLoad.CpuDemand;
import dev.tenfold.diagnose.cost.CostLoad.RouteLoad;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import dev.tenfold.verdict.Measurement.Missing;
import dev.tenfold.verdict.Verdict;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CostDiagnosisTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static CostLoad load(RouteLoad... routes) {
    return new CostLoad(1_000_000, "order", 5000, 100_000, 400_000, List.of(routes));
  }

  private static RouteLoad route(String name, long requests, double seconds) {
    CpuDemand demand =
        new CpuDemand(seconds, seconds * 0.9, seconds * 1.1, "least squares of CPU on throughput");
    return new RouteLoad(name, requests, Double.NaN, demand);
  }

  @Test
  void fixed_idle_and_marginal_stand_apart_and_add_up() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load();
    assertThat(bill.value("cost in the window")).isCloseTo(512.5, EXACT);
    assertThat(bill.value("cost a month")).isCloseTo(512.5, EXACT);
    assertThat(bill.value("fixed a month")).isCloseTo(124, EXACT);
    // A quarter of the CPU time is used: 232.50 of the machines, and 15.50 of commitments.
    assertThat(bill.value("idle a month")).isCloseTo(248, EXACT);
    assertThat(bill.value("marginal a month")).isCloseTo(108.5, EXACT);
    assertThat(bill.value("unallocated share")).isCloseTo(62 / 542.5, EXACT);
    assertThat(bill.value("cost a request")).isCloseTo(542.5e-6, EXACT);
    assertThat(bill.value("marginal cost a request")).isCloseTo(108.5e-6, EXACT);
    assertThat(bill.value("cost an order")).isCloseTo(0.1085, EXACT);
    assertThat(bill.value("untagged share")).isCloseTo(511.5 / 542.5, EXACT);
  }

  @Test
  void every_waterfall_adds_up_to_the_total() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load();
    List<Waterfall> waterfalls =
        bill.chapter().exhibits().stream()
            .filter(Waterfall.class::isInstance)
            .map(Waterfall.class::cast)
            .toList();
    assertThat(waterfalls).hasSize(2);
    assertThat(waterfalls)
        .allSatisfy(waterfall ->
            assertThat(waterfall.parts().stream().mapToDouble(Part::value).sum())
                .isCloseTo(512.5, EXACT));
    assertThat(waterfalls.get(1).parts())
        .containsExactly(
            new Part("fixed", 124),
            new Part("idle", 248),
            new Part("with requests", 77.5),
            new Part("with bytes", 31),
            new Part("unallocated", 62),
            new Part("credits", -50),
            new Part("tax", 20));
  }

  @Test
  void without_pools_total_and_categories_are_there_and_the_split_is_missing() {
    Bill bill = Bill.month();
    Chapter chapter = bill.chapter();
    assertThat(chapter.card().headline()).isInstanceOf(Measured.class);
    assertThat(chapter.card().headline().subject().indicator()).isEqualTo("cost a month");
    assertThat(bill.why("fixed a month")).isEqualTo("no cost pools are declared");
    assertThat(bill.why("idle a month")).isEqualTo("no cost pools are declared");
    assertThat(bill.why("cost a month at ten times the load"))
        .isEqualTo("no cost pools are declared");
    assertThat(bill.why("cost a request")).isEqualTo("nobody knows how many requests were served");
    assertThat(bill.why("cost a business unit"))
        .isEqualTo("nobody has said what the business sells");
    assertThat(chapter.exhibits())
        .extracting(Exhibit::title)
        .containsExactly(
            "Cost by service category, over the window", "Cost by day", "Cost by service");
    assertThat(chapter.card().verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void routes_cost_by_cpu_time_with_its_interval() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load(route("POST /checkout", 100_000, 0.5), route("GET /search", 900_000, 0.04));
    Measured checkout = (Measured) bill.indicator("marginal cost a request");
    assertThat(checkout.value()).isCloseTo(108.5e-6, EXACT);
    Exhibit.Table routes = table(bill.chapter(), "Marginal cost by route");
    Measured each = (Measured) ((Exhibit.Cell.Value) routes.rows().getFirst().get(4)).value();
    // 77.50 for 100,000 CPU seconds, half a second each.
    assertThat(each.value()).isCloseTo(77.5 / 100_000 * 0.5, EXACT);
    Interval interval = Objects.requireNonNull(each.interval());
    assertThat(interval.low()).isCloseTo(77.5 / 100_000 * 0.45, EXACT);
    assertThat(interval.high()).isCloseTo(77.5 / 100_000 * 0.55, EXACT);
    assertThat(bill.chapter().notes())
        .contains(
            "14.0 % of the CPU time used belongs to no route: its money is in none of them",
            "31.0 EUR a month goes with bytes, which are not known by route: it is in none of them");
  }

  @Test
  void without_cpu_in_all_other_routes_stand_at_the_far_end_of_their_intervals() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load =
        new CostLoad(
            1000,
            "",
            -1,
            Double.NaN,
            Double.NaN,
            List.of(route("GET /a", 500, 0.3), route("GET /b", 500, 0.1)));
    Exhibit.Table routes = table(bill.chapter(), "Marginal cost by route");
    Measured each = (Measured) ((Exhibit.Cell.Value) routes.rows().getFirst().get(4)).value();
    assertThat(each.value()).isCloseTo(310 * 0.3 / 200, EXACT);
    Interval interval = Objects.requireNonNull(each.interval());
    assertThat(interval.low()).isCloseTo(310 * 0.27 / (500 * 0.27 + 500 * 0.11), EXACT);
    assertThat(interval.high()).isCloseTo(310 * 0.33 / (500 * 0.33 + 500 * 0.09), EXACT);
    assertThat(bill.chapter().notes()).anyMatch(note -> note.contains("an upper bound"));
  }

  @Test
  void request_time_is_no_key_so_without_cpu_demand_routes_are_missing() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load(new RouteLoad("GET /", 1_000_000, 1e9, CpuDemand.UNKNOWN));
    assertThat(bill.why("marginal cost a request, by route"))
        .startsWith("CPU time by route is not known; request time is no key to it");
    assertThat(bill.chapter().exhibits())
        .extracting(Exhibit::title)
        .doesNotContain("Marginal cost by route");
  }

  @Test
  void ten_times_the_load_costs_steps_and_what_is_unknown_is_a_range() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load();
    bill.sizes = List.of(new PoolSize("web", 4, 0.5, 0.65, 0));
    // Fixed 124, idle commitments 15.50, 31 machines of 77.50, bytes 310, unallocated 62 to 620.
    assertThat(bill.value("cost a month at ten times the load, at least")).isCloseTo(2914, EXACT);
    assertThat(bill.value("cost a month at ten times the load, at most")).isCloseTo(3472, EXACT);
    bill.sizes = List.of(new PoolSize("web", 4, 0.5, 0.65, 20));
    assertThat(bill.why("cost a month at ten times the load"))
        .isEqualTo("31 instances of web would be needed, and beyond 20 more of them carry no more");
    bill.sizes = List.of(new PoolSize("web", 4, Double.NaN, 0.65, 0));
    assertThat(bill.why("cost a month at ten times the load"))
        .isEqualTo("no headroom figure says how many instances of web it takes");
    bill.sizes = List.of();
    assertThat(bill.why("cost a month at ten times the load"))
        .isEqualTo("no headroom figure says how many instances of web it takes");
  }

  @Test
  void idle_money_comes_first_and_names_where_it_is() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load();
    List<Finding> findings = bill.chapter().findings();
    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly("idle-money", "largest-pool", "largest-pool", "unallocated", "untagged");
    assertThat(findings.getFirst().title())
        .isEqualTo("248 EUR a month is paid for what nobody uses, 45.7 % of what running costs");
    assertThat(findings.getFirst().detail())
        .startsWith("web 233 EUR a month, unused commitments 15.5 EUR a month.");
  }

  @Test
  void a_day_that_leaps_is_found_with_the_service_that_leapt() {
    Bill bill = new Bill();
    for (int day = 0; day < Bill.DAYS; day++) {
      Instant from = Bill.MARCH.plus(day, ChronoUnit.DAYS);
      bill.charge(from, "10", "Usage", "Machines", "Compute");
      bill.charge(from, day < 17 ? "1" : "9", "Usage", "Logs", "Other");
    }
    List<Finding> jumps = jumps(bill);
    assertThat(jumps).hasSize(1);
    assertThat(jumps.getFirst().title())
        .isEqualTo("Cost rose on 18 Mar from 11.0 to 19.0 EUR a day");
    assertThat(jumps.getFirst().detail()).startsWith("Logs changed by 8.00 EUR.");
  }

  @Test
  void weekends_are_no_jumps() {
    Bill bill = new Bill();
    for (int day = 0; day < Bill.DAYS; day++) {
      Instant from = Bill.MARCH.plus(day, ChronoUnit.DAYS);
      bill.charge(from, day % 7 == 0 || day % 7 == 6 ? "3" : "10", "Usage", "Machines", "Compute");
    }
    assertThat(jumps(bill)).isEmpty();
  }

  private static List<Finding> jumps(Bill bill) {
    return bill.chapter().findings().stream()
        .filter(finding -> finding.kind().equals("cost-jump"))
        .toList();
  }

  @Test
  void days_without_charges_are_not_taken_as_free() {
    Bill bill = new Bill();
    bill.window = new Window(Bill.MARCH, Bill.MARCH.plus(10, ChronoUnit.DAYS));
    for (int day = 0; day < 5; day++) {
      bill.charge(Bill.MARCH.plus(day, ChronoUnit.DAYS), "2", "Usage", "Machines", "Compute");
    }
    bill.load = new CostLoad(1000, "", -1, Double.NaN, Double.NaN, List.of());
    assertThat(bill.value("cost in the window")).isCloseTo(10, EXACT);
    assertThat(bill.value("cost a month")).isCloseTo(2 * 30.4375, EXACT);
    assertThat(bill.value("cost a request")).isCloseTo(20 / 1000.0, EXACT);
    assertThat(((Measured) bill.chapter().card().coverage()).value()).isCloseTo(0.5, EXACT);
    assertThat(bill.chapter().notes())
        .anyMatch(note -> note.startsWith("Charges cover 5.00 of 10.0"));
  }

  @Test
  void requests_cost_what_was_charged_while_they_were_counted() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load(route("GET /", 1_000_000, 0.1));
    Instant noon = Bill.MARCH.plus(12, ChronoUnit.HOURS);
    bill.served = new Window(noon, noon.plus(6, ChronoUnit.HOURS));
    assertThat(bill.value("cost a month")).isCloseTo(512.5, EXACT);
    // A quarter of the first day's 17.50; the credit and the tax of that day are no running cost.
    assertThat(bill.value("cost a request")).isCloseTo(17.5 / 4, EXACT);
    assertThat(bill.value("cost an order")).isCloseTo(17.5 / 4 / 5000, EXACT);
    Exhibit.Table routes = table(bill.chapter(), "Marginal cost by route");
    Measured each = (Measured) ((Exhibit.Cell.Value) routes.rows().getFirst().get(4)).value();
    // A quarter of a day's machines, of which a quarter is used: 0.625 for 100,000 CPU seconds.
    assertThat(each.value()).isCloseTo(0.625 / 100_000 * 0.1 * 1e6, EXACT);
    assertThat(bill.chapter().notes())
        .contains(
            "What requests cost is told of 1 March 2026 12:00–18:00 UTC, which the access logs cover:"
                + " 4.38 EUR of usage and purchases were charged then",
            "Reach over that time, and count by the part of theirs inside: 7 charges of 7");
  }

  @Test
  void requests_that_were_counted_when_nothing_was_charged_have_no_cost() {
    Bill bill = Bill.month();
    bill.pools = Bill.POOLS;
    bill.load = load(route("GET /", 1_000_000, 0.1));
    bill.served = new Window(Bill.APRIL, Bill.APRIL.plus(1, ChronoUnit.DAYS));
    for (String name : List.of("cost a request", "cost an order", "marginal cost a request")) {
      assertThat(bill.why(name)).isEqualTo("no charge is of the time that the access logs cover");
    }
    assertThat(bill.why("marginal cost a request, by route"))
        .isEqualTo("no charge is of the time that the access logs cover");
    assertThat(bill.value("marginal a month")).isCloseTo(108.5, EXACT);
  }

  @Test
  void charges_that_reach_over_the_window_count_by_the_part_inside() {
    Bill bill = new Bill();
    bill.window = new Window(Bill.MARCH, Bill.MARCH.plus(2, ChronoUnit.DAYS));
    Instant before = Bill.MARCH.minus(1, ChronoUnit.DAYS);
    Instant after = Bill.MARCH.plus(2, ChronoUnit.DAYS);
    bill.spend.add(Bill.spend(before, after, "EUR", "3", "3", "Purchase", "", "Support", "Other"));
    bill.spend.add(
        Bill.spend(before, Bill.MARCH, "EUR", "9", "9", "Usage", "", "Machines", "Compute"));
    bill.unread = 4;
    assertThat(bill.value("cost in the window")).isCloseTo(2, EXACT);
    assertThat(bill.chapter().notes())
        .contains(
            "Could not be read, and are in no sum: 4 charges",
            "Outside the window and left out: 1 charge",
            "Reach over an end of the window, and count by the part of their time inside: 1 charge");
  }

  @Test
  void effective_and_billed_cost_are_never_mixed_in_silence() {
    Bill bill = Bill.month();
    bill.spend.add(
        Bill.spend(Bill.MARCH, Bill.APRIL, "EUR", "7", null, "Usage", "", "Other", "Other"));
    assertThat(bill.value("cost in the window")).isCloseTo(519.5, EXACT);
    assertThat(bill.chapter().notes())
        .contains("Give no effective cost, so that billed cost stands for it: 1 charge of 158");
    Measured total = (Measured) bill.indicator("cost in the window");
    assertThat(total.provenance().how())
        .isEqualTo(
            "all charges, effective cost, and billed cost for the 1 of 158 charges without one");
  }

  @Test
  void a_provider_that_fills_in_no_effective_cost_is_found() {
    Bill bill = new Bill();
    bill.spend.add(
        Bill.spend(Bill.MARCH, Bill.APRIL, "EUR", "7", "0", "Usage", "", "Machines", "Compute"));
    assertThat(bill.chapter().findings())
        .extracting(Finding::title)
        .containsExactly("Cloud bills, but gives effective cost 0 for everything");
  }

  @Test
  void currencies_are_never_added_up() {
    Bill bill = Bill.month();
    bill.spend.add(
        Bill.spend(Bill.MARCH, Bill.APRIL, "USD", "7", "7", "Usage", "", "Machines", "Compute"));
    Chapter chapter = bill.chapter();
    assertThat(chapter.card().headline())
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> assertThat(missing.why()).isEqualTo("charges are in EUR and USD"));
    assertThat(table(chapter, "Charges by currency").rows()).hasSize(2);
    bill.currency = "EUR";
    assertThat(bill.value("cost in the window")).isCloseTo(512.5, EXACT);
    assertThat(bill.chapter().notes())
        .contains("Are in USD and in no sum, since currencies are never added up: 1 charge");
    bill.currency = "CHF";
    assertThat(bill.why("cost a month")).isEqualTo("no charge is in CHF, all are in EUR and USD");
  }

  @Test
  void without_charges_everything_is_missing_and_nothing_is_zero() {
    Bill bill = new Bill();
    bill.pools = Bill.POOLS;
    bill.load = load();
    Chapter chapter = bill.chapter();
    assertThat(chapter.indicators())
        .allSatisfy(indicator -> assertThat(indicator.value()).isInstanceOf(Missing.class));
    assertThat(bill.why("cost a month")).isEqualTo("no charges were collected");
    assertThat(chapter.findings()).isEmpty();
    assertThat(chapter.exhibits()).isEmpty();
  }

  private static Exhibit.Table table(Chapter chapter, String title) {
    return chapter.exhibits().stream()
        .filter(exhibit -> exhibit.title().equals(title))
        .map(Exhibit.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
