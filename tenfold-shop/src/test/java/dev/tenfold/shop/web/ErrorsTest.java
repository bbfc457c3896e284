package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.database.Limits;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the database fails a page, its visitor gets one all the same, without the cause. */
class ErrorsTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @Test
  void a_page_that_waits_too_long_says_that_the_shop_is_busy() {
    Duration soon = Duration.ofMillis(200);
    Browser visitor = SHOP.visitor();
    SHOP.database().limit(new Limits(soon, soon.multipliedBy(20), soon, Duration.ofSeconds(3)));
    try {
      SHOP.database()
          .transaction(queries -> {
            queries.update("LOCK TABLE category");
            HttpResponse<String> page = visitor.get("/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("retry-after")).isPresent();
            assertThat(page.body()).contains("We are very busy", "Linden").doesNotContain("SQL");
            HttpResponse<String> json = visitor.get("/api/categories");
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.body()).isEqualTo("{\"error\":\"We are very busy\"}");
            return true;
          });
    } finally {
      SHOP.database().limit(Limits.NONE);
    }
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_that_cannot_be_made_says_so_and_no_more() {
    Browser visitor = SHOP.visitor();
    SHOP.database().update("ALTER TABLE related RENAME TO mislaid");
    try {
      HttpResponse<String> page = visitor.get("/products/1");
      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.headers().firstValue("cache-control")).contains("no-store");
      assertThat(page.body()).contains("That did not work").doesNotContain("related", "Exception");
    } finally {
      SHOP.database().update("ALTER TABLE mislaid RENAME TO related");
    }
    assertThat(visitor.get("/products/1").statusCode()).isEqualTo(200);
  }
}
