package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenfold.shop.Shop;
import dev.tenfold.shop.ShopFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in a browser that the walk through the shop does not pass, or not in this theme. */
@Tag("slow")
class LookTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "/, DARK, 390",
    "/categories/kitchen-pots, DARK, 1280",
    "/products/8, DARK, 390",
    "/search?q=oak, DARK, 1280",
    "/search?q=zzzz, LIGHT, 390",
    "/search, DARK, 390",
    "/cart, DARK, 1280",
    "/cart, LIGHT, 390"
  })
  void a_page_is_quiet_in_order_and_accessible(String path, ColorScheme theme, int width) {
    CHROMIUM.open(SHOP.shop().url(), theme, width).to(path).check();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"LIGHT, 1280", "DARK, 390"})
  void what_goes_wrong_is_told_well(ColorScheme theme, int width) {
    Window window = CHROMIUM.open(SHOP.shop().url(), theme, width);
    window.refusing(404).to("/nothing").look("not-found");
    Page page = window.refusing(401).to("/account/sign-in").page();
    signIn(page, "customer2@shop.example", "wrong");
    assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("do not belong together");
    window.look("wrong-password");
    signIn(page, "customer2@shop.example", Shop.PASSWORD);
    assertThat(window.path()).isEqualTo("/account/orders");
    window.check();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void the_admin_has_pages_that_fit(int width) {
    Window window = CHROMIUM.open(SHOP.shop().url(), ColorScheme.LIGHT, width);
    signIn(window.to("/account/sign-in").page(), "admin@shop.example", Shop.PASSWORD);
    window.to("/flags").look("flags");
    window.to("/admin/report").look("report");
  }

  @Test
  void long_names_stay_where_they_belong() {
    String name = "Donaudampfschifffahrtsgesellschaftskapitänskajütenlampe with Glass Shade";
    int product = 1_234;
    String before = name(product);
    rename(product, name);
    try {
      Window window = CHROMIUM.open(SHOP.shop().url(), ColorScheme.LIGHT, 390);
      window.to("/products/" + product).check();
      window.page().getByText("Add to cart").click();
      window.look("long-cart");
      window.to("/search?q=" + name.replace(' ', '+')).check();
    } finally {
      rename(product, before);
    }
  }

  private static String name(int product) {
    String sql = "SELECT name FROM product WHERE id = ?";
    return SHOP.database().list(sql, row -> row.getString(1), product).getFirst();
  }

  private static void rename(int product, String name) {
    SHOP.database().update("UPDATE product SET name = ? WHERE id = ?", name, product);
  }

  private static void signIn(Page page, String email, String password) {
    var form = page.locator("form[action='/account/sign-in']");
    form.getByLabel("E-mail").fill(email);
    form.getByLabel("Password").fill(password);
    form.getByRole(AriaRole.BUTTON).click();
  }
}
