package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPagesTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @Test
  void wrong_passwords_and_unknown_addresses_are_answered_alike() {
    Browser visitor = SHOP.visitor();
    HttpResponse<String> wrong = signIn(visitor, "customer2@shop.example", "wrong", "");
    HttpResponse<String> unknown = signIn(visitor, "customer0@shop.example", "wrong", "");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body().replace("customer0", "customer2")).isEqualTo(wrong.body());
    assertThat(visitor.get("/account/orders").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "/checkout, /checkout",
    "/account/orders?page=2, /account/orders?page=2",
    "'', /account/orders",
    "https://elsewhere.example/, /account/orders",
    "//elsewhere.example/, /account/orders",
    "/\\elsewhere.example/, /account/orders",
  })
  void signing_in_leads_on_but_never_to_another_site(String next, String target) {
    HttpResponse<String> answer = signIn(SHOP.visitor(), " Customer2@shop.example", "demo", next);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(target);
  }

  @Test
  void signing_in_renews_the_session_and_keeps_the_cart() {
    Browser visitor = SHOP.visitor();
    String before = cookie(visitor.post("/cart", "product", "3", "quantity", "2"));
    String after = cookie(signIn(visitor, "customer2@shop.example", "demo", ""));
    assertThat(after).isNotEqualTo(before);
    assertThat(visitor.get("/cart").body()).contains("value=\"2\"", "Sign out");
    HttpRequest.Builder old = HttpRequest.newBuilder().header("Cookie", before);
    assertThat(SHOP.visitor().send("/cart", old).body()).contains("nothing in it");
  }

  @Test
  void signing_out_ends_the_session_everywhere() {
    Browser visitor = SHOP.visitor();
    String cookie = cookie(signIn(visitor, "customer2@shop.example", "demo", ""));
    assertThat(visitor.post("/account/sign-out").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/account/orders").statusCode()).isEqualTo(303);
    HttpRequest.Builder old = HttpRequest.newBuilder().header("Cookie", cookie);
    assertThat(SHOP.visitor().send("/account/orders", old).statusCode()).isEqualTo(303);
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_other_sites() {
    HttpResponse<String> answer = SHOP.visitor().post("/cart", "product", "3", "quantity", "2");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void an_account_can_be_opened_once_and_signed_in_to() {
    String email = "fresh" + System.nanoTime() + "@shop.example";
    Browser visitor = SHOP.visitor();
    assertThat(signUp(visitor, email, "long enough").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/account/orders").body()).contains("not ordered anything yet");
    assertThat(signIn(SHOP.visitor(), email, "long enough", "").statusCode()).isEqualTo(303);
    HttpResponse<String> again =
        signUp(SHOP.visitor(), email.toUpperCase(Locale.ROOT), "long enough");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("already");
  }

  @ParameterizedTest
  @CsvSource({"new@shop.example, short, 8 characters", "nowhere, long enough, an @"})
  void what_is_wrong_with_a_new_account_is_said(String email, String password, String problem) {
    HttpResponse<String> answer = signUp(SHOP.visitor(), email, password);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(problem, "value=\"Ada ", "value=\"" + email + "\"", "\"London\"")
        .doesNotContain("\"" + password + "\"");
  }

  private static HttpResponse<String> signIn(
      Browser visitor, String email, String password, String next) {
    return visitor.post("/account/sign-in", "email", email, "password", password, "next", next);
  }

  private static HttpResponse<String> signUp(Browser visitor, String email, String password) {
    return visitor.post(
        "/account/sign-up",
        "name",
        "Ada <Lovelace>",
        "email",
        email,
        "password",
        password,
        "street",
        "St James's Square 12",
        "city",
        "London");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }
}
