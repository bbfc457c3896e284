package dev.tenfold.shop.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://127.1.2.3:1/",
        "http://[::1]:8080"
      })
  void this_machine_may_be_visited(String url) {
    assertThat(Target.of(url).at("/cart").getPath()).isEqualTo("/cart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example",
        "http://10.0.0.1:8080",
        "http://0.0.0.0:8080",
        "http://127.0.0.1.shop.example",
        "http://127.0.0.1@shop.example",
        "https://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:8080",
        "http://127.0.0.1:8080/shop"
      })
  void nothing_else_may(String url) {
    assertThatThrownBy(() -> Target.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/categories/garden-tools?page=2, /categories/{slug}",
    "/api/categories/garden-tools, /api/categories/{slug}",
    "/api/categories, /api/categories",
    "/products/17, /products/{id}",
    "/products/17/picture, /products/{id}/picture",
    "/cart/17, /cart/{product}",
    "/account/orders/9/invoice, /account/orders/{id}/invoice",
    "/account/orders?page=2, /account/orders",
    "/wp-login.php, /wp-login.php"
  })
  void a_path_is_counted_by_its_pattern(String path, String pattern) {
    assertThat(Route.of("GET", path).pattern()).isEqualTo(pattern);
  }
}
