package dev.tenfold.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.provider.MailSink;
import dev.tenfold.shop.provider.Outside;
import dev.tenfold.shop.web.Money;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred visitors at once, each of whom gets what is theirs, whatever the shop is like. Who is
 * told that the shop is busy comes back when it says, as often as {@link #RETURNS}: on a machine
 * that has yet to compile the shop, two hundred at once may be more than its limits let wait.
 */
class CrowdTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static final int VISITORS = 200;
  private static final int FIRST_CUSTOMER = 400;
  private static final int FIRST_PRODUCT = 700;

  /** What everybody wants and there is too little of. */
  private static final int SCARCE = 1_500;

  private static final int SCARCE_UNITS = 150;
  private static final int PLENTY = 1_000;
  private static final int RETURNS = 3;

  @TempDir Path folder;

  /** The provider answers at once, because with all sins it is asked by one buyer at a time. */
  @Test
  void with_all_sins_everyone_gets_what_is_theirs() throws Exception {
    try (QuickProvider provider = new QuickProvider();
        MailSink mails = MailSink.start()) {
      Settings settings = SHOP.another(folder).in(new Outside(provider.url(), mails.port()));
      try (Shop shop = Shop.start(settings, new SecureRandom(), SHOP.clock())) {
        List<Visit> made = visit(shop);
        assertThat(provider.paid()).isEqualTo(VISITORS);
        assertThat(mails.ids())
            .containsAll(
                made.stream().map(each -> "<order-" + each.order + "@shop.example>").toList());
      }
    }
  }

  @Test
  void with_all_remedies_everyone_gets_what_is_theirs() throws Exception {
    SHOP.flags().set(Flag.each(Flag::remedy));
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!SHOP.shop().operation().replication().state().equals("replica")) {
      assertThat(System.nanoTime()).as("a replica in time").isLessThan(end);
      Thread.sleep(20);
    }
    visit(SHOP.shop());
  }

  private static List<Visit> visit(Shop shop) throws Exception {
    put(SCARCE, SCARCE_UNITS);
    IntStream.range(0, VISITORS).forEach(i -> put(FIRST_PRODUCT + i, PLENTY));
    long orders = orders();
    List<Visit> visitors =
        IntStream.range(0, VISITORS).mapToObj(i -> new Visit(shop.url(), i)).toList();
    List<Future<Visit>> visits = new ArrayList<>();
    List<Visit> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Visit visitor : visitors) {
        visits.add(threads.submit(visitor::walk));
      }
      for (Future<Visit> visit : visits) {
        made.add(visit.get());
      }
      List<Future<?>> looks = new ArrayList<>();
      for (Visit visit : made) {
        Visit other = made.get((visit.number + 1) % VISITORS);
        looks.add(threads.submit(() -> visit.seesNothingOf(other)));
      }
      for (Future<?> look : looks) {
        look.get();
      }
    }
    assertThat(orders()).isEqualTo(orders + VISITORS);
    assertThat(made.stream().filter(visit -> visit.scarce)).hasSize(SCARCE_UNITS);
    assertThat(available(SCARCE)).isZero();
    for (Visit visit : made) {
      assertThat(available(visit.product())).isEqualTo(PLENTY - visit.quantity());
      visit.isInTheBooks();
    }
    return made;
  }

  /** One visitor, who wants some of a product nobody else wants, and one of what all want. */
  private static final class Visit {
    private final int number;
    private final long price;
    private final long scarcePrice;
    private final Browser browser;
    private boolean scarce = true;
    private long order;

    Visit(String url, int number) {
      this.number = number;
      price = price(product());
      scarcePrice = price(SCARCE);
      browser = new Browser(url);
    }

    int product() {
      return FIRST_PRODUCT + number;
    }

    int quantity() {
      return 1 + number % 7;
    }

    private long total() {
      return (long) quantity() * price + (scarce ? scarcePrice : 0);
    }

    Visit walk() {
      page("/");
      page("/categories/kitchen-pots?page=" + (1 + number % 2));
      page("/search?q=" + (number % 2 == 0 ? "oak" : "wool"));
      page("/products/" + product());
      found(post("/cart", "product", "" + product(), "quantity", "" + quantity()));
      found(post("/cart", "product", "" + SCARCE, "quantity", "1"));
      seesCart();
      String email = "customer" + (FIRST_CUSTOMER + number) + "@shop.example";
      found(post("/account/sign-in", "email", email, "password", Shop.PASSWORD));
      seesCart();
      buy();
      assertThat(page("/cart")).contains("nothing in it");
      assertThat(page("/account/orders/" + order)).contains(Money.text(total()));
      String history = page("/account/orders");
      assertThat(history).containsPattern("(?s)<h2[^>]*><a href=\"/account/orders/" + order);
      assertThat(history).contains("/products/" + product() + "\"", Money.text(total()));
      return this;
    }

    private void seesCart() {
      String cart = page("/cart");
      assertThat(cart)
          .contains("/products/" + product() + "\"", "value=\"" + quantity() + "\"")
          .contains(Money.text(total()));
      assertThat(cart.split("class=\"thumb\"", -1)).hasSize(scarce ? 3 : 2);
    }

    private void buy() {
      assertThat(page("/checkout")).contains("Pay " + Money.text(total()));
      HttpResponse<String> answer = post("/checkout");
      if (answer.statusCode() == 409) {
        assertThat(answer.body()).contains("We do not have so many of");
        scarce = false;
        found(post("/cart/" + SCARCE, "quantity", "0"));
        seesCart();
        answer = post("/checkout");
      }
      String location = found(answer);
      order = Long.parseLong(location.substring("/account/orders/".length()));
    }

    void seesNothingOf(Visit other) {
      assertThat(browser.get("/account/orders/" + other.order).statusCode()).isEqualTo(404);
    }

    void isInTheBooks() {
      assertThat(
              SHOP.database()
                  .number(
                      "SELECT count(*) FROM orders WHERE id = ? AND customer_id = ?"
                          + " AND status = 'confirmed' AND total_cents = ?",
                      order,
                      FIRST_CUSTOMER + number,
                      total()))
          .isEqualTo(1);
      String bought = "SELECT sum(quantity) FROM order_line WHERE order_id = ?";
      assertThat(SHOP.database().number(bought, order)).isEqualTo(quantity() + (scarce ? 1 : 0));
    }

    private HttpResponse<String> post(String path, String... form) {
      return unlessBusy(() -> browser.post(path, form));
    }

    private static HttpResponse<String> unlessBusy(Supplier<HttpResponse<String>> request) {
      HttpResponse<String> answer = request.get();
      for (int i = 0; i < RETURNS && answer.statusCode() == 503; i++) {
        String seconds = answer.headers().firstValue("Retry-After").orElseThrow();
        try {
          Thread.sleep(Duration.ofSeconds(Long.parseLong(seconds)));
        } catch (InterruptedException e) {
          throw new IllegalStateException("stopped while waiting to come back", e);
        }
        answer = request.get();
      }
      return answer;
    }

    private String page(String path) {
      HttpResponse<String> answer = unlessBusy(() -> browser.get(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }

    private static String found(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(303);
      return answer.headers().firstValue("Location").orElseThrow();
    }
  }

  private static void put(int product, int units) {
    SHOP.database().update("UPDATE stock SET available = ? WHERE product_id = ?", units, product);
  }

  private static long available(int product) {
    return SHOP.database().number("SELECT available FROM stock WHERE product_id = ?", product);
  }

  private static long orders() {
    return SHOP.database().number("SELECT count(*) FROM orders");
  }

  private static long price(int product) {
    return SHOP.database().number("SELECT price_cents FROM product WHERE id = ?", product);
  }
}
