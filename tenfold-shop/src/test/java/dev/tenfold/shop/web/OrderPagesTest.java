package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPagesTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  /** Whoever has the most orders, so that there is more than one page of them. */
  private static int regular() {
    return (int)
        SHOP.database()
            .number(
                "SELECT customer_id FROM orders WHERE customer_id > 1"
                    + " GROUP BY customer_id ORDER BY count(*) DESC, customer_id LIMIT 1");
  }

  private static List<Long> ordersOf(int customer) {
    return SHOP.database()
        .list(
            "SELECT id FROM orders WHERE customer_id = ? ORDER BY placed_at DESC, id DESC",
            row -> row.getLong(1),
            customer);
  }

  @Test
  void both_variants_show_the_same_history() {
    int regular = regular();
    Browser customer = SHOP.customer(regular);
    List<Long> orders = ordersOf(regular);
    assertThat(orders).hasSizeGreaterThan(10);
    List<String> paths =
        List.of(
            "/account/orders",
            "/account/orders?page=2",
            "/account/orders?page=3",
            "/account/orders/" + orders.getFirst());
    List<String> sinful = paths.stream().map(path -> customer.get(path).body()).toList();
    SHOP.set(Flag.ORDER_HISTORY, "joined");
    List<String> remedied = paths.stream().map(path -> customer.get(path).body()).toList();
    assertThat(remedied).isEqualTo(sinful);
    assertThat(sinful.getFirst()).contains("Order " + orders.getFirst(), "Older");
    assertThat(sinful.get(1)).contains("Order " + orders.get(10), "Newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n-plus-one", "joined"})
  void nobody_sees_the_orders_of_others(String variant) {
    SHOP.set(Flag.ORDER_HISTORY, variant);
    int regular = regular();
    long order = ordersOf(regular).getFirst();
    Browser other = SHOP.customer(regular == 2 ? 3 : 2);
    assertThat(other.get("/account/orders/" + order).statusCode()).isEqualTo(404);
    assertThat(other.get("/account/orders/" + order + "/invoice").statusCode()).isEqualTo(404);
    assertThat(other.get("/account/orders/soap").statusCode()).isEqualTo(404);
    assertThat(other.get("/account/orders?page=0").statusCode()).isEqualTo(400);
    HttpResponse<String> stranger = SHOP.visitor().get("/account/orders/" + order);
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.headers().firstValue("Location"))
        .contains("/account/sign-in?next=%2Faccount%2Forders%2F" + order);
  }

  @Test
  void an_invoice_is_there_once_it_is_written() {
    int regular = regular();
    long order = ordersOf(regular).getLast();
    Browser customer = SHOP.customer(regular);
    String path = "/account/orders/" + order + "/invoice";
    HttpResponse<String> early = customer.get(path);
    assertThat(early.statusCode()).isEqualTo(404);
    assertThat(early.body()).contains("not ready yet");
    SHOP.database().update("INSERT INTO invoice VALUES (?, '%PDF-1.7'::bytea)", order);
    HttpResponse<String> ready = customer.get(path);
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(ready.body()).isEqualTo("%PDF-1.7");
    SHOP.database().update("DELETE FROM invoice WHERE order_id = ?", order);
  }
}
