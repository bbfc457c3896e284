package dev.tenfold.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.accesslog.Method;
import dev.tenfold.diagnose.HeatMap.Bin;
import dev.tenfold.diagnose.HeatMap.Cell;
import dev.tenfold.route.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  @Test
  void durationsBelowTheResolutionHaveARowOfTheirOwnAndMakeTheOthersNoCoarser() {
    List<Bin> without = of(0.001, 0.032, 1).bins();
    HeatMap map = of(0, 0.001, 0.032, 1, 0);
    assertThat(map.bins().getFirst()).isEqualTo(new Bin(0, 0));
    assertThat(map.bins().subList(1, map.bins().size())).isEqualTo(without);
    assertThat(without).hasSizeGreaterThan(18);
    for (Cell cell : map.cells()) {
      assertThat(cell.requests()).isEqualTo(cell.bin() == 0 ? 2 : 1);
    }
    assertThat(map.cells())
        .extracting(Cell::bin)
        .hasSize(4)
        .startsWith(0, 1)
        .endsWith(map.bins().size() - 1);
  }

  @Test
  void whereAllDurationsAreBelowTheResolutionThereIsOneRow() {
    assertThat(of(0, 0).bins()).containsExactly(new Bin(0, 0));
    assertThat(of(0, 0).cells()).containsExactly(new Cell(0, 0, 2));
  }

  private static HeatMap of(double... seconds) {
    Shop shop = new Shop();
    Route home = shop.route(Method.GET, "/");
    for (double each : seconds) {
      shop.ask(home, 200, 0, each);
    }
    return PerformanceDiagnosis.of(shop.material()).performance().heatMap();
  }
}
