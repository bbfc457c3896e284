package dev.tenfold.shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {
  private static final String GOOD = "4242 4242 4242 4242";
  private static final String BAD = "4000 0000 0000 0002";
  private static final int PRODUCT = 77;

  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  static Stream<Flag> flags() {
    return Stream.of(
        Flag.CHECKOUT_FOLLOW_UP, Flag.PAYMENT_TRANSACTION, Flag.PAYMENT_CLIENT, Flag.STOCK_COUNTER);
  }

  @ParameterizedTest
  @MethodSource("flags")
  void both_variants_sell_refuse_and_run_out_alike(Flag flag) throws InterruptedException {
    for (String variant : flag.variants()) {
      SHOP.set(flag, variant);
      put(PRODUCT, 5);
      long reserved = reserved();
      Browser buyer = SHOP.customer(20);
      buyer.post("/cart", "product", Integer.toString(PRODUCT), "quantity", "3");
      assertThat(buyer.get("/checkout").body()).contains("Pay €");

      HttpResponse<String> refused = buyer.post("/checkout", "card", BAD);
      assertThat(refused.statusCode()).isEqualTo(402);
      assertThat(refused.body()).contains("Your payment was refused");
      assertThat(available()).isEqualTo(5);

      HttpResponse<String> sold = buyer.post("/checkout", "card", GOOD);
      assertThat(sold.statusCode()).isEqualTo(303);
      String order = sold.headers().firstValue("Location").orElseThrow();
      assertThat(buyer.get(order).statusCode()).isEqualTo(200);
      assertThat(available()).isEqualTo(2);
      assertThat(reserved()).isEqualTo(reserved + 3);
      awaitFollowUp(Long.parseLong(order.substring("/account/orders/".length())));

      buyer.post("/cart", "product", Integer.toString(PRODUCT), "quantity", "3");
      HttpResponse<String> short3 = buyer.post("/checkout", "card", GOOD);
      assertThat(short3.statusCode()).isEqualTo(409);
      assertThat(short3.body()).contains("We do not have so many of");
      assertThat(available()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "sharded"})
  void fifty_buyers_at_once_neither_oversell_nor_deadlock(String counter) throws Exception {
    SHOP.set(Flag.STOCK_COUNTER, counter);
    SHOP.set(Flag.PAYMENT_TRANSACTION, "closed");
    put(PRODUCT, 30);
    long reserved = reserved();
    Browser[] buyers = new Browser[50];
    for (int i = 0; i < buyers.length; i++) {
      buyers[i] = SHOP.customer(100 + i);
      buyers[i].post("/cart", "product", Integer.toString(PRODUCT), "quantity", "1");
    }
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Browser buyer : buyers) {
        answers.add(threads.submit(() -> buyer.post("/checkout").statusCode()));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    assertThat(statuses.stream().filter(status -> status == 303)).hasSize(30);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(20);
    assertThat(available()).isZero();
    assertThat(reserved()).isEqualTo(reserved + 30);
  }

  private static void awaitFollowUp(long order) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    String made =
        "SELECT (SELECT count(*) FROM invoice WHERE order_id = ?)"
            + " + (SELECT count(*) FROM audit WHERE order_id = ?)";
    while (SHOP.database().number(made, order, order) < 2 && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(SHOP.database().number(made, order, order)).isEqualTo(2);
  }

  private static void put(int product, int units) {
    SHOP.database().update("UPDATE stock SET available = ? WHERE product_id = ?", units, product);
  }

  private static long available() {
    return SHOP.database().number("SELECT available FROM stock WHERE product_id = ?", PRODUCT);
  }

  private static long reserved() {
    return SHOP.database().number("SELECT sum(reserved) FROM stock_counter");
  }
}
