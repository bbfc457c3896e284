package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.Settings;
import dev.tenfold.shop.Shop;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.session.FakeRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TwoInstancesTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @TempDir Path folder;

  @Test
  void behind_a_balancer_cart_and_sign_in_survive_only_in_the_shared_store() {
    try (Shop second = Shop.start(SHOP.another(folder), new SecureRandom(), SHOP.clock())) {
      Browser lost = new Browser(SHOP.shop().url(), second.url());
      lost.post("/cart", "product", "3", "quantity", "2");
      assertThat(lost.get("/cart").body()).contains("nothing in it");

      SHOP.set(Flag.SESSION_STORE, "shared");
      second.flags().set(Map.of(Flag.SESSION_STORE, "shared"));
      Browser kept = new Browser(SHOP.shop().url(), second.url());
      kept.post("/cart", "product", "3", "quantity", "2");
      assertThat(kept.get("/cart").body()).contains("value=\"2\"");
      kept.post("/account/sign-in", "email", "customer5@shop.example", "password", "demo");
      for (int turn = 0; turn < 4; turn++) {
        assertThat(kept.get("/account/orders").statusCode()).isEqualTo(200);
        assertThat(kept.get("/cart").body()).contains("value=\"2\"");
        kept.get("/health");
      }
    }
  }

  @Test
  void a_shop_with_redis_keeps_cart_and_sign_in_there_for_every_instance() throws IOException {
    try (FakeRedis redis = new FakeRedis()) {
      long inDatabase = SHOP.database().number("SELECT count(*) FROM session");
      Browser visitor;
      try (Shop first = withRedis("first", redis);
          Shop second = withRedis("second", redis)) {
        visitor = new Browser(first.url(), second.url());
        visitor.post("/cart", "product", "3", "quantity", "2");
        assertThat(visitor.get("/cart").body()).contains("value=\"2\"");
        visitor.post("/account/sign-in", "email", "customer5@shop.example", "password", "demo");
        for (int turn = 0; turn < 4; turn++) {
          assertThat(visitor.get("/account/orders").statusCode()).isEqualTo(200);
          assertThat(visitor.get("/cart").body()).contains("value=\"2\"");
          visitor.get("/health");
        }
        visitor.post("/cart/3", "quantity", "5");
      }
      assertThat(redis.values()).hasSize(1);
      assertThat(SHOP.database().number("SELECT count(*) FROM session")).isEqualTo(inDatabase);
      try (Shop third = withRedis("third", redis)) {
        Browser later = visitor.at(third.url());
        assertThat(later.get("/cart").body()).contains("value=\"5\"", "Sign out");
        later.post("/account/sign-out");
        assertThat(redis.values()).isEmpty();
        assertThat(later.get("/account/orders").statusCode()).isEqualTo(303);
      }
    }
  }

  private Shop withRedis(String name, FakeRedis redis) {
    Settings settings = SHOP.another(folder.resolve(name)).withRedis(redis.url());
    Shop shop = Shop.start(settings, new SecureRandom(), SHOP.clock());
    shop.flags().set(Map.of(Flag.SESSION_STORE, "shared"));
    return shop;
  }
}
