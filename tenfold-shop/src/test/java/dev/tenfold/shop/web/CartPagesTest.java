package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartPagesTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @ParameterizedTest
  @ValueSource(strings = {"process", "shared"})
  void a_cart_adds_up_what_is_put_in_and_changed(String store) {
    SHOP.set(Flag.SESSION_STORE, store);
    Browser visitor = SHOP.visitor();
    assertThat(visitor.get("/cart").body()).contains("nothing in it");
    assertThat(visitor.post("/cart", "product", "3", "quantity", "2").statusCode()).isEqualTo(303);
    visitor.post("/cart", "product", "3", "quantity", "1");
    visitor.post("/cart", "product", "8", "quantity", "1");
    visitor.post("/cart/8", "quantity", "4");
    long total = 3 * price(3) + 4 * price(8);
    assertThat(visitor.get("/cart").body())
        .contains("value=\"3\"", "value=\"4\"", Money.text(total), ">7<");
    visitor.post("/cart/3", "quantity", "0");
    assertThat(visitor.get("/cart").body())
        .contains(Money.text(4 * price(8)))
        .doesNotContain("/products/3\"");
  }

  private static long price(int product) {
    return SHOP.database().number("SELECT price_cents FROM product WHERE id = ?", product);
  }

  @ParameterizedTest
  @CsvSource({
    "/cart, 999999, 1, 404",
    "/cart, 3, 0, 400",
    "/cart, 3, many, 400",
    "/cart, '', 1, 400",
    "/cart/999999, '', 1, 404",
    "/cart/soap, '', 1, 404",
    "/cart/3, '', much, 400",
  })
  void what_cannot_be_put_in_has_a_page(String path, String product, String quantity, int status) {
    var answer = SHOP.visitor().post(path, "product", product, "quantity", quantity);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<main");
  }

  @Test
  void nobody_can_order_more_of_one_thing_than_fits() {
    Browser visitor = SHOP.visitor();
    visitor.post("/cart", "product", "3", "quantity", "2000000000");
    visitor.post("/cart", "product", "3", "quantity", "2000000000");
    assertThat(visitor.get("/cart").body()).contains("value=\"99\"");
  }
}
