package dev.tenfold.shop.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.flag.Flag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {
  @Test
  void each_remedy_has_a_row_in_which_all_else_is_sin() {
    List<Row> alone = Row.alone();
    assertThat(alone)
        .hasSize(Flag.values().length + 1)
        .extracting(Row::name)
        .doesNotHaveDuplicates();
    for (Row row : alone) {
      assertThat(row.variants().entrySet().stream())
          .filteredOn(entry -> !entry.getValue().equals(entry.getKey().sin()))
          .hasSize(1);
    }
  }

  @Test
  void remedies_are_added_in_the_order_of_what_they_are_worth_until_all_are_there() {
    List<Row> rows = Row.inTurn(flag -> flag == Flag.POOL_SIZE ? 9 : flag == Flag.LOGGING ? 8 : 1);
    assertThat(rows).hasSize(Flag.values().length);
    assertThat(rows.getFirst().name()).isEqualTo("added: pool-size = sized");
    assertThat(rows.get(1).name()).isEqualTo("added: logging = asynchronous");
    assertThat(rows.get(1).variants().get(Flag.POOL_SIZE)).isEqualTo("sized");
    assertThat(rows.get(1).variants().get(Flag.READ_ROUTING)).isEqualTo("primary");
    assertThat(rows.getLast().variants()).isEqualTo(Row.remedies("").variants());
  }

  @Test
  void a_measurement_goes_on_after_the_last_whole_row(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rows.jsonl");
    Row sins = Row.sins("all sins");
    Row remedies = Row.remedies("all remedies");
    Results.Held held = new Results.Held(41.5, 20_000_000, 290_000_000, 400_000_000, 0, 0.03);
    new Results(file).add(sins, held);
    Files.writeString(file, "\n{\"row\":\"all rem", StandardOpenOption.APPEND);
    Results again = new Results(file);
    assertThat(again.of(sins)).contains(held);
    assertThat(again.of(remedies)).isEmpty();
    again.add(remedies, new Results.Held(830, 4_000_000, 120_000_000, 300_000_000, 2, 0.1));
    String table =
        new RateTable(new Results(file), sins)
            .of(
                new RateOptions(),
                List.of(new RateTable.Group("In force", List.of(sins, remedies))));
    assertThat(table)
        .contains("| all sins | 41.5/s | 1.0 | 20 ms | 290 ms | 400 ms | 0.03 |")
        .contains("| all remedies | 830/s | 20.0 | 4.0 ms | 120 ms | 300 ms | 0.10 |");
  }
}
