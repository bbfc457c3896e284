package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenfold.shop.ShopFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has never been here finds something, opens an account, pays and has an invoice. */
@Tag("slow")
class WalkTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final String LONG_NAME =
      "Friederike-Charlotte Wilhelmina von der Donaudampfschifffahrtsgesellschaft";

  @ParameterizedTest(name = "{0} px")
  @ValueSource(ints = {1280, 390})
  void a_new_visitor_walks_from_the_home_page_to_the_invoice(int width) throws IOException {
    Window window = CHROMIUM.open(SHOP.shop().url(), ColorScheme.LIGHT, width);
    Page page = window.page();
    String product = find(window);
    fillCart(window, product);
    openAccount(window, width);
    String total = buy(window);

    String order = page.locator("h1").innerText();
    assertThat(page.locator("dl.facts").innerText())
        .containsIgnoringCase("confirmed")
        .contains(total);
    window.look("order");
    page.getByRole(AriaRole.NAVIGATION, named("You")).getByText("Orders").click();
    assertThat(page.locator("h2").allInnerTexts()).containsExactly(order);
    window.look("history");
    link(page, order).click();
    assertThat(invoice(page, width)).contains("invoice " + order.substring(6), LONG_NAME, total);
  }

  /** Returns the name of the product whose page it ends on. */
  private static String find(Window window) {
    Page page = window.to("/").page();
    window.look("home");
    link(page, "Pots").first().click();
    assertThat(page.locator("h1").innerText()).isEqualTo("Pots");
    window.look("category");
    page.getByRole(AriaRole.SEARCHBOX).fill("oak");
    page.getByRole(AriaRole.SEARCHBOX).press("Enter");
    assertThat(window.path()).isEqualTo("/search?q=oak");
    window.look("search");
    Locator first = page.locator(".card a").first();
    String product = first.innerText();
    first.click();
    assertThat(page.locator("h1").innerText()).isEqualTo(product);
    window.look("product");
    return product;
  }

  private static void fillCart(Window window, String product) {
    Page page = window.page();
    long each = cents(page.locator(".offer .price").innerText());
    button(page, "Add to cart").click();
    assertThat(window.path()).isEqualTo("/cart");
    page.getByLabel("Quantity of " + product).fill("3");
    button(page, "Change").click();
    assertThat(page.getByLabel("Quantity of " + product).inputValue()).isEqualTo("3");
    assertThat(cents(page.locator("dd.total").innerText())).isEqualTo(3 * each);
    window.look("cart");
  }

  private static void openAccount(Window window, int width) {
    Page page = window.page();
    link(page, "To the checkout").click();
    assertThat(window.path()).isEqualTo("/account/sign-in?next=/checkout");
    window.look("sign-in");
    Locator form = page.locator("form[action='/account/sign-up']");
    form.getByLabel("Name").fill(LONG_NAME);
    form.getByLabel("E-mail").fill("walker" + width + "@example.org");
    form.getByLabel("Password").fill("correct horse");
    form.getByLabel("Street")
        .fill("Rindfleischetikettierungsüberwachungsstraße 128, rear building");
    form.getByLabel("City").fill("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(window.path()).isEqualTo("/checkout");
    window.look("checkout");
  }

  /** Pays, with a card that is refused first, and returns the amount as it was shown. */
  private static String buy(Window window) {
    Page page = window.page();
    String total = page.locator("dd.total").innerText();
    page.getByLabel("Card number").fill("4000 0000 0000 0002");
    window.refusing(402);
    button(page, "Pay " + total).click();
    assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("payment was refused");
    window.look("refused");
    page.getByLabel("Card number").fill("4242 4242 4242 4242");
    button(page, "Pay " + total).click();
    assertThat(window.path()).startsWith("/account/orders/");
    return total;
  }

  private static String invoice(Page page, int width) throws IOException {
    Download download = page.waitForDownload(() -> link(page, "Invoice (PDF)").click());
    Path file = Path.of("target", "pictures", "invoice-" + width + ".pdf");
    download.saveAs(file);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Returns what {@code €1,234.50} is in cents. */
  private static long cents(String amount) {
    return Long.parseLong(amount.replaceAll("[€,.]", ""));
  }
}
