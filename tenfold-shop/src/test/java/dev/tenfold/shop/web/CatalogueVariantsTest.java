package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever variant is in force, the catalogue says the same. */
class CatalogueVariantsTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final List<String> PATHS =
      List.of(
          "/",
          "/categories/kitchen-pots",
          "/categories/kitchen-pots?page=2",
          "/categories/kitchen-pots?page=99",
          "/products/1",
          "/products/8",
          "/products/8?reviews=2",
          "/products/1/picture",
          "/products/999999",
          "/search?q=oak",
          "/search?q=oak+-shelf&page=2",
          "/search?q=%22easy+to+clean%22+or+wool",
          "/search?q=zzzz",
          "/search?q=oak&page=99",
          "/api/categories",
          "/api/categories/kitchen-pots?page=2",
          "/api/products/8",
          "/api/search?q=glass");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "RECOMMENDATIONS, joined",
    "ROW_FETCHING, projection",
    "PAGE_CACHING, validators",
    "PAGE_CACHING, application"
  })
  void a_remedy_changes_no_answer(Flag flag, String remedy) {
    Browser visitor = SHOP.visitor();
    List<String> sinful = answers(visitor);
    SHOP.set(flag, remedy);
    assertThat(answers(visitor)).isEqualTo(sinful);
    assertThat(answers(visitor)).as("asked again").isEqualTo(sinful);
  }

  @Test
  void all_remedies_together_change_no_answer() {
    Browser visitor = SHOP.visitor();
    List<String> sinful = answers(visitor);
    SHOP.set(Flag.RECOMMENDATIONS, "joined");
    SHOP.set(Flag.ROW_FETCHING, "projection");
    SHOP.set(Flag.PAGE_CACHING, "application");
    assertThat(answers(visitor)).isEqualTo(sinful);
  }

  private static List<String> answers(Browser visitor) {
    return PATHS.stream()
        .map(visitor::get)
        .map(answer -> answer.uri().getPath() + " " + answer.statusCode() + " " + answer.body())
        .toList();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/nothing, 404, text/html",
    "/products/999999, 404, text/html",
    "/products/abc, 404, text/html",
    "/categories/none, 404, text/html",
    "/categories/kitchen-pots?page=0, 404, text/html",
    "/categories/kitchen-pots?page=x, 404, text/html",
    "/products/8?reviews=999, 404, text/html",
    "/api/products/999999, 404, application/json",
    "/api/nothing, 404, application/json",
    "/search?q=%00%27%3B, 200, text/html",
    "/search?q=%22%3A%2A%28%26, 200, text/html"
  })
  void addresses_that_lead_nowhere_say_so(String path, int status, String type) {
    HttpResponse<String> response = SHOP.visitor().get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type").orElse("")).startsWith(type);
  }

  @ParameterizedTest(name = "row-fetching {0}")
  @ValueSource(strings = {"everything", "projection"})
  void pages_of_a_category_hold_each_product_once(String variant) {
    SHOP.flags().set(Map.of(Flag.ROW_FETCHING, variant));
    long total =
        SHOP.database()
            .number(
                "SELECT count(*) FROM product p JOIN category c ON c.id = p.category_id"
                    + " WHERE slug = 'kitchen-pots'");
    Set<String> seen = new HashSet<>();
    for (int page = 1; seen.size() < total; page++) {
      String body = SHOP.visitor().get("/categories/kitchen-pots?page=" + page).body();
      var links = Pattern.compile("<a href=\"(/products/\\d+)\">").matcher(body);
      int before = seen.size();
      while (links.find()) {
        assertThat(seen.add(links.group(1))).isTrue();
      }
      assertThat(seen.size() - before).isBetween(1, 24);
    }
    assertThat(seen).hasSize((int) total);
  }
}
