package dev.tenfold.shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.Shop;
import dev.tenfold.shop.account.Password;
import dev.tenfold.shop.database.Cluster;
import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.instance.Launch;
import dev.tenfold.shop.instance.ShopProcess;
import dev.tenfold.shop.provider.OutsideWorld;
import dev.tenfold.shop.seed.Scale;
import dev.tenfold.shop.seed.Seed;
import dev.tenfold.shop.seed.SeededCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OutboxKillTest {
  private static final int KILLS = 3;
  private static final int BUYERS = 6;
  private static final Duration LEAST_ORDERS_WITHIN = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Set<Long> told = ConcurrentHashMap.newKeySet();

  @Test
  void a_shop_that_is_killed_again_and_again_loses_no_order_and_sends_none_twice()
      throws Exception {
    Seed seed = new Seed(1, Scale.of(0.005), Password.hash(Shop.PASSWORD, new SecureRandom()));
    try (Flags flags = new Flags(folder.resolve("flags.json"));
        Cluster cluster = SeededCluster.start(folder.resolve("database"), seed);
        OutsideWorld world = OutsideWorld.start(folder.resolve("outside"), 1);
        Database database = new Database(cluster.url(), 5)) {
      flags.set(Map.of(Flag.CHECKOUT_FOLLOW_UP, "outbox", Flag.PAYMENT_TRANSACTION, "closed"));
      long before = database.number("SELECT max(id) FROM orders");
      for (int i = 0; i < KILLS; i++) {
        sellUntilKilled(cluster.url(), world);
      }
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
      try (Checkout checkout = Checkout.open(database, flags, world.addresses(), later)) {
        assertThat(checkout).isNotNull();
        awaitNothingLeft(database);
      }
      List<Long> confirmed =
          database.list(
              "SELECT id FROM orders WHERE id > ? AND status = 'confirmed'",
              row -> row.getLong(1),
              before);
      assertThat(confirmed).hasSizeGreaterThan(KILLS).containsAll(told);
      assertThat(database.number("SELECT count(*) FROM invoice WHERE order_id > ?", before))
          .isEqualTo(confirmed.size());
      assertThat(database.number("SELECT count(*) FROM audit WHERE order_id > ?", before))
          .isEqualTo(confirmed.size());
      assertThat(world.mails().delivered()).isEqualTo(confirmed.size());
      assertThat(world.mails().ids())
          .containsExactlyInAnyOrderElementsOf(
              confirmed.stream().map(id -> "<order-" + id + "@shop.example>").toList());
      assertThat(paid(world)).isEqualTo(confirmed.size());
    }
  }

  /** Kills a shop in the middle of what it does, once it has sold something. */
  private void sellUntilKilled(String url, OutsideWorld world) throws Exception {
    int sold = told.size();
    Launch launch =
        Launch.of(folder)
            .with(
                "--database",
                url,
                "--payments",
                world.addresses().paymentUrl(),
                "--smtp-port",
                Integer.toString(world.addresses().smtpPort()));
    try (ShopProcess shop = ShopProcess.start(launch)) {
      String base = shop.target().base().toString();
      List<Thread> buyers = new ArrayList<>();
      for (int i = 0; i < BUYERS; i++) {
        int customer = 10 + i;
        buyers.add(Thread.ofVirtual().start(() -> buy(new Browser(base), customer)));
      }
      Instant end = Instant.now().plus(LEAST_ORDERS_WITHIN);
      while (told.size() < sold + 2 * BUYERS) {
        assertThat(Instant.now()).as("until enough was sold").isBefore(end);
        Thread.sleep(20);
      }
      shop.kill();
      for (Thread buyer : buyers) {
        buyer.join();
      }
    }
  }

  /** Buys until the shop is gone, and keeps the orders it was told of. */
  private void buy(Browser browser, int customer) {
    try {
      browser.post(
          "/account/sign-in",
          "email",
          "customer" + customer + "@shop.example",
          "password",
          Shop.PASSWORD);
      while (true) {
        browser.post("/cart", "product", Integer.toString(customer), "quantity", "1");
        var answer = browser.post("/checkout");
        String order = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() == 303 && order.startsWith("/account/orders/")) {
          told.add(Long.parseLong(order.substring("/account/orders/".length())));
        }
      }
    } catch (RuntimeException e) {
      // The shop was killed.
    }
  }

  private static void awaitNothingLeft(Database database) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    String left =
        "SELECT (SELECT count(*) FROM outbox WHERE done_at IS NULL)"
            + " + (SELECT count(*) FROM orders WHERE status = 'pending')";
    while (database.number(left) > 0) {
      assertThat(Instant.now()).as("until the outbox is empty").isBefore(end);
      Thread.sleep(50);
    }
  }

  private static long paid(OutsideWorld world) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI count = URI.create(world.addresses().paymentUrl() + "/count");
      return Long.parseLong(
          client.send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString()).body());
    }
  }
}
