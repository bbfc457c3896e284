package dev.tenfold.source.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Spend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DuckDB writes the files: a maker of its own, whose Parquet is not ours. */
class FocusParquetTest {
  private static final String COLUMNS =
      """
      SELECT ((i - 20) * 0.000000000001)::$amount AS BilledCost,
             CASE WHEN i % 5 = 0 THEN NULL ELSE (i / 8)::$amount END AS EffectiveCost,
             'EUR' AS BillingCurrency, 'Usage' AS ChargeCategory, NULL::VARCHAR AS ChargeClass,
             $time '2026-03-01 10:00:00' + INTERVAL (i) HOUR AS ChargePeriodStart,
             $time '2026-03-01 11:00:00' + INTERVAL (i) HOUR AS ChargePeriodEnd,
             'Cloud' AS ProviderName, 'Machines' AS ServiceName, 'Compute' AS ServiceCategory,
             'vm-' || i AS ResourceId, (i * 1.5)::DOUBLE AS ConsumedQuantity, $tags AS Tags,
             i::BIGINT AS x_RowNumber
      FROM range(100) rows(i)
      """;
  private static final String JSON = "'{\"team\": \"web\"}'";

  @TempDir Path folder;

  private Delivery<Spend> read(String select, String options) throws Exception {
    return FocusCost.read("cost.parquet", new ByteArrayInputStream(file(select, options)));
  }

  private byte[] file(String select, String options) throws SQLException, IOException {
    Path file = folder.resolve("cost.parquet");
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var sql = duckdb.createStatement()) {
      sql.execute("SET TimeZone = 'UTC'");
      sql.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, %s)"
              .formatted(select.strip(), file.toString(), options));
    }
    return Files.readAllBytes(file);
  }

  private static String columns(String amount, String time, String tags) {
    return COLUMNS.replace("$amount", amount).replace("$time", time).replace("$tags", tags);
  }

  @ParameterizedTest
  @CsvSource({
    "snappy, 'DECIMAL(38,12)', TIMESTAMPTZ, MAP",
    "zstd, 'DECIMAL(18,12)', TIMESTAMP, JSON",
    "gzip, DOUBLE, TIMESTAMPTZ, LIST",
    "uncompressed, VARCHAR, TIMESTAMP_NS, STRUCT",
  })
  void amounts_times_and_tags_are_read_however_they_are_kept(
      String codec, String amount, String time, String tags) throws Exception {
    String value =
        switch (tags) {
          case "MAP" -> "MAP {'team': 'web', 'none': NULL}";
          case "LIST" -> "[{'key': 'team', 'value': 'web'}, {'key': 'none', 'value': NULL}]";
          case "STRUCT" -> "{'team': 'web', 'none': NULL::VARCHAR}";
          default -> JSON;
        };
    Delivery<Spend> delivery = read(columns(amount, time, value), "CODEC '" + codec + "'");
    assertThat(delivery.rejected()).isEmpty();
    assertThat(delivery.used()).isEqualTo(100);
    Spend row = delivery.facts().get(7);
    assertThat(row.billed()).isEqualByComparingTo("-0.000000000013");
    assertThat(row.effective()).isEqualByComparingTo("0.875");
    assertThat(delivery.facts().get(10).effective()).isNull();
    assertThat(row.from()).isEqualTo(Instant.parse("2026-03-01T17:00:00Z"));
    assertThat(Duration.between(row.from(), row.to())).isEqualTo(Duration.ofHours(1));
    assertThat(row.resource()).isEqualTo("vm-7");
    assertThat(row.quantity()).isEqualByComparingTo(new BigDecimal("10.5"));
    assertThat(row.tags()).isEqualTo(Map.of("team", "web"));
    assertThat(row.place().text()).isEqualTo("cost.parquet:8");
    boolean zoned = time.equals("TIMESTAMPTZ");
    assertThat(delivery.notes().contains("Times without a zone, taken as UTC: 200"))
        .isEqualTo(!zoned);
  }

  @Test
  void many_row_groups_are_read_to_the_end() throws Exception {
    String select = columns("DOUBLE", "TIMESTAMPTZ", JSON).replace("range(100)", "range(50000)");
    Delivery<Spend> delivery =
        read(select.replace("INTERVAL (i) HOUR", "INTERVAL (i) MINUTE"), "ROW_GROUP_SIZE 5000");
    assertThat(delivery.used()).isEqualTo(50_000);
    assertThat(delivery.facts()).map(Spend::resource).doesNotHaveDuplicates();
  }

  @Test
  void rows_that_differ_in_a_column_nobody_reads_are_no_twins() throws Exception {
    String alike = columns("DOUBLE", "TIMESTAMPTZ", JSON).replace("'vm-' || i", "'vm'");
    String same =
        alike
            .replace("INTERVAL (i) HOUR", "INTERVAL 0 HOUR")
            .replaceAll("\\(\\(i - 20\\)[^)]*\\)", "1")
            .replaceAll("CASE WHEN .* END", "1")
            .replace("(i * 1.5)", "1");
    assertThat(read(same, "CODEC 'snappy'").notes()).noneMatch(note -> note.startsWith("Rows"));
    assertThat(read(same.replace("i::BIGINT", "1"), "CODEC 'snappy'").notes())
        .contains("Rows with all of an earlier row, all counted, the first at cost.parquet:2: 99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1 AS a, 2 AS b", "SELECT 1 AS BilledCost, 'x' AS ServiceName"})
  void other_tables_are_refused_with_the_way_around(String select) throws Exception {
    Delivery<Spend> delivery = read(select, "CODEC 'snappy'");
    assertThat(delivery.facts()).isEmpty();
    assertThat(delivery.rejected().getFirst().samples().getFirst().fix()).contains("FOCUS 1.0");
  }

  @Test
  void a_packing_that_is_not_read_is_named() throws Exception {
    Delivery<Spend> delivery = read(columns("DOUBLE", "TIMESTAMPTZ", JSON), "CODEC 'lz4_raw'");
    assertThat(delivery.rejected().getFirst().samples().getFirst().what()).contains("LZ4");
  }

  /** A file with some of its bytes overwritten or its end cut is told, whatever comes of it. */
  @Test
  @Timeout(120)
  void damaged_files_are_told_and_end() throws Exception {
    byte[] sound = file(columns("DOUBLE", "TIMESTAMPTZ", "MAP {'team': 'web'}"), "CODEC 'zstd'");
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 60; round++) {
      byte[] damaged =
          round % 3 == 0
              ? Arrays.copyOf(sound, 4 + random.nextInt(sound.length - 4))
              : sound.clone();
      for (int i = 0; i < 4 && round % 3 != 0; i++) {
        int fromEnd = round % 3 == 1 ? Math.min(1500, sound.length - 4) : sound.length - 4;
        damaged[sound.length - 1 - random.nextInt(fromEnd)] = (byte) random.nextInt(256);
      }
      Delivery<Spend> delivery = FocusCost.read("cost.parquet", new ByteArrayInputStream(damaged));
      assertThat(delivery.used() == 100 || !delivery.rejected().isEmpty())
          .as("round %d: %s", round, delivery)
          .isTrue();
    }
  }

  @Test
  void bytes_that_only_begin_like_parquet_are_refused() throws IOException {
    for (byte[] content : List.of("PAR1".getBytes(UTF_8), "PAR1\0\0\0\0PAR1".getBytes(UTF_8))) {
      Delivery<Spend> delivery = FocusCost.read("a", new ByteArrayInputStream(content));
      assertThat(delivery.rejected().getFirst().samples().getFirst().what())
          .startsWith("the Parquet file cannot be read: ");
    }
  }
}
