package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies are used as long as they are right, and no longer. */
class PageCachingTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "validators, /",
    "validators, /categories/kitchen-pots",
    "validators, /products/11",
    "validators, /products/11/picture",
    "validators, /search?q=oak",
    "validators, /api/products/11",
    "application, /",
    "application, /products/11",
    "application, /search?q=oak"
  })
  void an_unchanged_page_is_not_sent_again(String variant, String path) {
    SHOP.set(Flag.PAGE_CACHING, variant);
    Browser visitor = SHOP.visitor();
    String tag = tag(visitor.get(path));
    HttpResponse<String> again = ask(visitor, path, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(tag(again)).isEqualTo(tag);
    assertThat(ask(visitor, path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void without_caching_there_are_no_validators() {
    assertThat(SHOP.visitor().get("/products/11").headers().firstValue("etag")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"validators", "application"})
  void a_visitor_who_put_something_in_the_cart_sees_it_on_pages_seen_before(String variant) {
    SHOP.set(Flag.PAGE_CACHING, variant);
    Browser visitor = SHOP.visitor();
    String tag = tag(visitor.get("/"));
    assertThat(visitor.post("/cart", "product", "3", "quantity", "2").statusCode()).isEqualTo(303);
    HttpResponse<String> after = ask(visitor, "/", "If-None-Match", tag);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("<span class=\"count\">2<");
    assertThat(after.headers().firstValue("cache-control")).contains("private, no-cache");
    assertThat(after.headers().firstValue("vary")).contains("Cookie");
    assertThat(SHOP.visitor().get("/").body()).contains("<span class=\"count\">0<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "validators", "application"})
  void a_review_is_there_at_once(String variant) {
    SHOP.set(Flag.PAGE_CACHING, variant);
    Browser reader = SHOP.visitor();
    String tag = reader.get("/products/21").headers().firstValue("etag").orElse("\"none\"");
    String title = "Posted under " + variant;
    HttpResponse<String> posted =
        SHOP.customer(7)
            .post("/products/21/reviews", "stars", "4", "title", title, "body", "It <b>fits</b>.");
    assertThat(posted.statusCode()).isEqualTo(303);
    HttpResponse<String> page = ask(reader, "/products/21", "If-None-Match", tag);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(title, "It &lt;b&gt;fits&lt;/b&gt;.");
    assertThat(reader.get("/api/products/21").body()).contains(title);
  }

  @Test
  void what_others_change_in_the_database_is_seen_within_a_moment() throws InterruptedException {
    SHOP.set(Flag.PAGE_CACHING, "application");
    Browser visitor = SHOP.visitor();
    for (String path : new String[] {"/products/31", "/search?q=handmade", "/"}) {
      assertThat(visitor.get(path).body()).doesNotContain("€1,234,567.89");
    }
    int changed =
        SHOP.database()
            .update(
                """
                UPDATE product SET price_cents = 123456789 WHERE id = 31 OR id IN (
                  SELECT related_id FROM related WHERE product_id = 41)\
                """);
    assertThat(changed).isGreaterThan(1);
    eventually(visitor, "/products/31", "€1,234,567.89");
    eventually(visitor, "/products/41", "€1,234,567.89");
    SHOP.database().update("UPDATE stock SET available = 3 WHERE product_id = 31");
    eventually(visitor, "/products/31", "Only 3 left");
    SHOP.database().update("UPDATE stock SET available = 0 WHERE product_id = 31");
    eventually(visitor, "/products/31", "Sold out");
  }

  @Test
  void a_validator_changes_with_the_price_of_anything_listed() {
    SHOP.set(Flag.PAGE_CACHING, "validators");
    Browser visitor = SHOP.visitor();
    String search = tag(visitor.get("/search?q=oak"));
    String related = tag(visitor.get("/products/51"));
    SHOP.database()
        .update(
            "UPDATE product SET price_cents = price_cents + 1 WHERE id ="
                + " (SELECT related_id FROM related WHERE product_id = 51 LIMIT 1)");
    assertThat(tag(visitor.get("/search?q=oak"))).isNotEqualTo(search);
    assertThat(tag(visitor.get("/products/51"))).isNotEqualTo(related);
  }

  @Test
  void reviews_need_a_customer_stars_and_words() {
    Browser stranger = SHOP.visitor();
    HttpResponse<String> refused =
        stranger.post("/products/5/reviews", "stars", "4", "title", "x", "body", "y");
    assertThat(refused.headers().firstValue("location"))
        .contains("/account/sign-in?next=/products/5");
    Browser customer = SHOP.customer(8);
    HttpResponse<String> page =
        customer.post("/products/5/reviews", "stars", "9", "title", "\"><script>", "body", "y");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("one to five stars").doesNotContain("\"><script>");
    assertThat(
            customer
                .post("/products/999999/reviews", "stars", "4", "title", "x", "body", "y")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_is_searched_for_stays_text() {
    String body = SHOP.visitor().get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22x").body();
    assertThat(body).doesNotContain("<script").contains("&lt;script&gt;alert(1)");
  }

  private static void eventually(Browser visitor, String path, String text)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!visitor.get(path).body().contains(text) && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(visitor.get(path).body()).contains(text);
  }

  private static HttpResponse<String> ask(Browser visitor, String path, String name, String value) {
    return visitor.send(path, HttpRequest.newBuilder().header(name, value));
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("etag").orElseThrow();
  }
}
