package dev.tenfold.diagnose.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenfold.diagnose.Exhibit;
import dev.tenfold.diagnose.Exhibit.Cell;
import dev.tenfold.diagnose.Exhibit.Point;
import dev.tenfold.diagnose.cost.CostLoad.CpuDemand;
import dev.tenfold.diagnose.cost.CostLoad.RouteLoad;
import dev.tenfold.verdict.Measurement.Measured;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the charts and tables of a known bill show. */
class CostExhibitsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private final Bill bill = Bill.month();

  @BeforeEach
  void pools() {
    bill.pools = Bill.POOLS;
    bill.sizes = List.of(new PoolSize("web", 4, 0.5, 0.65, 0));
    bill.load =
        new CostLoad(
            1_000_000,
            "order",
            5000,
            100_000,
            400_000,
            List.of(
                route("POST /checkout", 100_000, 3000, 0.5),
                route("GET /search", 900_000, 1000, 0.04)));
  }

  private static RouteLoad route(String name, long requests, double bytes, double seconds) {
    return new RouteLoad(
        name, requests, requests * bytes, new CpuDemand(seconds, seconds, seconds, "a fit"));
  }

  private <T extends Exhibit> T exhibit(Class<T> type, String title) {
    return bill.chapter().exhibits().stream()
        .filter(exhibit -> exhibit.title().equals(title))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static double number(List<Cell> row, int column) {
    return ((Measured) ((Cell.Value) row.get(column)).value()).value();
  }

  @Test
  void days_show_what_each_was_charged() {
    List<Point> days = exhibit(Exhibit.Series.class, "Cost by day").points();
    assertThat(days).hasSize(31);
    assertThat(days.getFirst().value()).isCloseTo(17.5 - 50 + 20, EXACT);
    assertThat(days.subList(1, 31))
        .allSatisfy(day -> assertThat(day.value()).isCloseTo(17.5, EXACT));
  }

  @Test
  void pools_add_up_to_all() {
    List<List<Cell>> rows = exhibit(Exhibit.Table.class, "Cost pools").rows();
    assertThat(rows)
        .extracting(row -> ((Cell.Text) row.getFirst()).text())
        .containsExactly(
            "web",
            "database",
            "egress",
            "unused commitments",
            "unallocated",
            "credits",
            "tax",
            "all");
    double sum = rows.subList(0, 7).stream().mapToDouble(row -> number(row, 3)).sum();
    assertThat(sum).isCloseTo(512.5, EXACT);
    assertThat(number(rows.get(7), 3)).isCloseTo(512.5, EXACT);
    assertThat(number(rows.get(7), 2)).isCloseTo(157, EXACT);
  }

  @Test
  void a_route_costs_its_processor_time_and_its_bytes() {
    List<List<Cell>> rows = exhibit(Exhibit.Table.class, "Marginal cost by route").rows();
    // 77.50 for 100,000 CPU seconds; 31 for 1.2e9 bytes.
    double checkout = 77.5 / 100_000 * 0.5 + 31.0 * 3000 / 1.2e9;
    double search = 77.5 / 100_000 * 0.04 + 31.0 * 1000 / 1.2e9;
    assertThat(number(rows.getFirst(), 4)).isCloseTo(search, EXACT);
    assertThat(number(rows.getFirst(), 3)).isCloseTo(0.36, EXACT);
    assertThat(number(rows.get(1), 4)).isCloseTo(checkout, EXACT);
    assertThat(number(rows.get(1), 5)).isCloseTo(checkout * 100_000, within(1e-6));
    assertThat(number(rows.get(1), 6)).isCloseTo(checkout * 100_000 / 5000, EXACT);
  }

  /** 139.50 stay; a machine is 77.50; 31 go with bytes; 62 are in no pool. */
  @Test
  void more_load_costs_whole_machines() {
    List<List<Cell>> rows =
        exhibit(Exhibit.Table.class, "Cost a month at multiples of the load").rows();
    int[] times = {1, 2, 5, 10};
    int[] machines = {4, 7, 16, 31};
    for (int step = 0; step < times.length; step++) {
      double least = 139.5 + 77.5 * machines[step] + 31.0 * times[step] + 62;
      assertThat(number(rows.get(step), 1)).isCloseTo(139.5, EXACT);
      assertThat(number(rows.get(step), 2)).isCloseTo(77.5 * machines[step], EXACT);
      assertThat(number(rows.get(step), 5)).isCloseTo(least, EXACT);
      assertThat(number(rows.get(step), 6)).isCloseTo(least + 62.0 * (times[step] - 1), EXACT);
    }
    assertThat(rows.get(3).get(3)).isEqualTo(Cell.of("web 4 → 31"));
  }
}
