package dev.tenfold.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @Test
  void a_shop_that_runs_says_so() {
    assertThat(SHOP.visitor().get("/health").body()).isEqualTo("ok\n");
  }
}
