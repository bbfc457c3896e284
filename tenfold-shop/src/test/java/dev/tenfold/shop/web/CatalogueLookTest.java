package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenfold.shop.ShopFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue in a browser: quiet, accessible, and no wider than the window. */
@Tag("slow")
class CatalogueLookTest {
  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() {
    String named =
        Optional.ofNullable(System.getenv("TENFOLD_CHROMIUM")).orElse("/usr/bin/chromium");
    assertThat(Path.of(named))
        .as("Chromium; install it (Debian: apt-get install chromium) or set TENFOLD_CHROMIUM")
        .isExecutable();
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(named))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "/, LIGHT, 1280",
    "/, DARK, 390",
    "/categories/kitchen-pots, DARK, 1280",
    "/categories/kitchen-pots, LIGHT, 390",
    "/products/8, LIGHT, 1280",
    "/products/8, DARK, 390",
    "/search?q=oak, DARK, 1280",
    "/search?q=oak, LIGHT, 390",
    "/search?q=zzzz, LIGHT, 390",
    "/search, DARK, 390"
  })
  void a_page_is_quiet_accessible_and_fits(String path, ColorScheme theme, int width) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 900))) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      page.onResponse(response -> {
        if (response.status() >= 400) {
          complaints.add(response.status() + " " + response.url());
        }
      });
      page.navigate(SHOP.shop().url() + path);
      assertThat(complaints).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      var serious =
          new AxeBuilder(page)
              .analyze().getViolations().stream()
                  .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                  .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                  .toList();
      assertThat(serious).isEmpty();
    }
  }
}
