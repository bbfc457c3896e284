package dev.tenfold.shop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SalesSummaryTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @TempDir Path folder;

  /** The seeded data ends with October, so days still close in its last weeks. */
  @Test
  void a_day_that_closes_moves_into_the_summary_and_changes_no_answer() {
    try (Flags sins = new Flags(folder.resolve("sins.json"));
        Flags remedies = new Flags(folder.resolve("remedies.json"))) {
      remedies.set(Map.of(Flag.SALES_REPORT, "summary-table"));
      new SalesReport(SHOP.database(), remedies, SHOP.clock()).of(1);
      SHOP.database().update("TRUNCATE daily_sales, daily_product_sales");
      for (int hours : new int[] {-200, -129, -128, -90, 0}) {
        Clock clock = Clock.offset(SHOP.clock(), Duration.ofHours(hours));
        Sales summarised = new SalesReport(SHOP.database(), remedies, clock).of(30);
        String lastDay = clock.instant().minus(Duration.ofHours(25)).toString().substring(0, 10);
        assertThat(lastSummarised()).isEqualTo(lastDay);
        assertThat(new SalesReport(SHOP.database(), sins, clock).of(30)).isEqualTo(summarised);
      }
    }
  }

  private static String lastSummarised() {
    return SHOP.database()
        .list("SELECT max(day)::text FROM daily_sales", row -> row.getString(1))
        .getFirst();
  }
}
