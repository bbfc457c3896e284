package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPagesTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final List<String> REPORTS =
      List.of("/admin/report", "/admin/report?days=1", "/admin/report?days=730");

  @Test
  void the_page_sets_flags_one_by_one_and_all_at_once() throws IOException {
    Browser admin = SHOP.admin();
    String page = admin.get("/flags").body();
    for (Flag flag : Flag.values()) {
      assertThat(page).contains(flag.key()).contains(FlagCost.of(flag));
      flag.variants().forEach(variant -> assertThat(page).contains("\"" + variant + "\""));
    }
    HttpResponse<String> set = admin.post("/flags", "page-caching", "validators");
    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(SHOP.flags().variant(Flag.PAGE_CACHING)).isEqualTo("validators");
    assertThat(Files.readString(SHOP.flagFile())).contains("\"defaultVariant\" : \"validators\"");
    assertThat(admin.get("/flags").body()).contains("value=\"validators\" selected");
    admin.post("/flags", "all", "remedies");
    assertThat(Flag.values()).allMatch(flag -> SHOP.flags().is(flag, flag.remedy()));
    admin.post("/flags", "all", "sins");
    assertThat(Flag.values()).allMatch(flag -> SHOP.flags().is(flag, flag.sin()));
  }

  @Test
  void a_change_of_the_file_is_heard_within_5_seconds() throws Exception {
    Browser admin = SHOP.admin();
    String sins = Files.readString(SHOP.flagFile());
    int at = sins.indexOf("\"" + Flag.RECOMMENDATIONS.key() + "\"");
    int named = sins.indexOf("\"defaultVariant\" : \"n-plus-one\"", at);
    String edited =
        sins.substring(0, named) + sins.substring(named).replaceFirst("n-plus-one\"", "joined\"");
    Files.writeString(SHOP.flagFile(), edited);
    Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
    while (Instant.now().isBefore(deadline) && !SHOP.flags().remedied(Flag.RECOMMENDATIONS)) {
      Thread.sleep(50);
    }
    assertThat(SHOP.flags().all())
        .containsEntry(Flag.RECOMMENDATIONS, "joined")
        .containsEntry(Flag.ORDER_HISTORY, "n-plus-one");
    assertThat(admin.get("/flags").body()).contains("value=\"joined\" selected");
  }

  @ParameterizedTest
  @CsvSource({"page-caching, always", "all, virtues"})
  void what_no_flag_knows_is_refused(String name, String value) {
    Map<Flag, String> before = SHOP.flags().all();
    assertThat(SHOP.admin().post("/flags", name, value).statusCode()).isEqualTo(400);
    assertThat(SHOP.flags().all()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/report", "/flags"})
  void these_pages_are_for_the_admin_only(String path) {
    for (Browser other : List.of(SHOP.visitor(), SHOP.customer(2))) {
      HttpResponse<String> answer = other.get(path);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("<main");
      assertThat(other.post("/flags", "all", "remedies").statusCode()).isEqualTo(403);
    }
    assertThat(SHOP.flags().remedied(Flag.LOGGING)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "3651", "many"})
  void a_report_of_no_days_is_refused(String days) {
    assertThat(SHOP.admin().get("/admin/report?days=" + days).statusCode()).isEqualTo(400);
  }

  @Test
  void both_reports_say_the_same_also_right_after_an_order() {
    Browser admin = SHOP.admin();
    List<String> before = reports(admin);
    SHOP.set(Flag.SALES_REPORT, "summary-table");
    assertThat(reports(admin)).isEqualTo(before);
    assertThat(SHOP.database().number("SELECT count(*) FROM daily_sales")).isPositive();

    order();
    List<String> remedied = reports(admin);
    assertThat(remedied).doesNotContainAnyElementsOf(before);
    SHOP.set(Flag.SALES_REPORT, "full-scan");
    assertThat(reports(admin)).isEqualTo(remedied);
  }

  private static List<String> reports(Browser admin) {
    return REPORTS.stream().map(path -> admin.get(path).body()).toList();
  }

  private static void order() {
    SHOP.database()
        .transaction(queries -> {
          long order = queries.number("SELECT nextval('order_id')");
          queries.update(
              "INSERT INTO orders VALUES (?, 2, ?, 'delivered', 700, 'test')",
              order,
              SHOP.clock().instant().atOffset(ZoneOffset.UTC));
          return queries.update(
              "INSERT INTO order_line VALUES (nextval('order_line_id'), ?, 3, 7, 100)", order);
        });
  }
}
