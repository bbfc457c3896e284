package dev.tenfold.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.tenfold.diagnose.Diagnosis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser: whatever theme and width, nothing overlaps, leaks or complains. */
@Tag("slow")
class ReportPageTest {
  private static final Map<String, Diagnosis> PAGES =
      Map.of(
          "rich", Diagnoses.rich(),
          "tiny", Diagnoses.tiny(),
          "untimed", Diagnoses.withoutDurations());

  /** Pairs of texts that share more than a sliver of the page. */
  private static final String OVERLAPS =
      """
      () => {
        const texts = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode;
          const parent = node.parentElement;
          if (!node.data.trim() || parent.closest('script,style') || !parent.checkVisibility()) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) {
            if (box.width > 1 && box.height > 1) texts.push([node.data.trim(), parent, box]);
          }
        }
        const found = [];
        for (let i = 0; i < texts.length; i++) {
          for (let j = i + 1; j < texts.length; j++) {
            const a = texts[i][2], b = texts[j][2];
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (wide > 2 && high > 4) found.push(texts[i][0] + ' × ' + texts[j][0]);
          }
        }
        return found;
      }
      """;

  private static Playwright playwright;
  private static Browser browser;

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws IOException {
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
    for (Map.Entry<String, Diagnosis> page : PAGES.entrySet()) {
      try (OutputStream out = Files.newOutputStream(folder.resolve(page.getKey() + ".html"))) {
        HtmlReport.write(page.getValue(), out);
      }
    }
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "rich, LIGHT, 1280", "rich, DARK, 1280", "rich, LIGHT, 390", "rich, DARK, 390",
    "tiny, LIGHT, 1280", "tiny, DARK, 390", "untimed, DARK, 1280", "untimed, LIGHT, 390"
  })
  void a_page_is_quiet_accessible_and_fits(String name, ColorScheme theme, int width) {
    List<String> complaints = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    try (BrowserContext context = context(theme, width)) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      page.onRequest(request -> requests.add(request.url()));
      page.navigate(url(name));
      assertThat(complaints).isEmpty();
      assertThat(requests).containsExactly(url(name));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat((List<?>) page.evaluate(OVERLAPS)).isEmpty();
      var serious =
          new AxeBuilder(page)
              .analyze().getViolations().stream()
                  .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                  .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                  .toList();
      assertThat(serious).isEmpty();
    }
  }

  @Test
  void routes_sort_by_a_click_on_their_heads() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      page.navigate(url("rich"));
      page.locator("#routes + p + .scroll thead button").nth(1).click();
      page.locator("#routes + p + .scroll thead button").nth(1).click();
      assertThat(page.locator("#routes + p + .scroll tbody tr th").first().innerText())
          .contains("GET /admin/report");
      assertThat(page.locator("[aria-sort=ascending]").count()).isEqualTo(1);
    }
  }

  @Test
  void a_number_opens_to_its_evidence_by_keyboard_and_closes_again() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 390)) {
      Page page = context.newPage();
      page.navigate(url("rich"));
      page.locator(".dim .q").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#panel").innerText())
          .contains("p95 latency", "n = 412,031", "order statistic", "26 March 2026".substring(3));
      page.keyboard().press("Escape");
      assertThat(page.locator("#panel").isVisible()).isFalse();
      page.locator("#latency ~ figure summary").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("tbody.cols").first().isVisible()).isTrue();
    }
  }

  @Test
  void texts_from_logs_stay_texts() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      page.navigate(url("rich"));
      assertThat(page.locator("table script, table [onload]").count()).isZero();
      assertThat(page.locator("#routes ~ .scroll").first().innerText())
          .contains("<script>alert(1)");
    }
  }

  @Test
  void it_prints() {
    try (BrowserContext context = context(ColorScheme.DARK, 1280)) {
      Page page = context.newPage();
      page.navigate(url("rich"));
      assertThat(new String(page.pdf(), 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
          .isEqualTo("%PDF-");
    }
  }

  @Test
  void paper_is_white_and_ink_dark_whatever_the_theme_and_nothing_is_cut() {
    try (BrowserContext context = context(ColorScheme.DARK, 718)) {
      Page page = context.newPage();
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
      page.navigate(url("untimed"));
      assertThat(page.evaluate("getComputedStyle(document.body).color"))
          .isEqualTo("rgb(29, 34, 48)");
      assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(255, 255, 255)");
      String cut =
          "[...document.querySelectorAll('pre')].filter(e => e.scrollWidth > e.clientWidth).length";
      page.evaluate(
          "document.querySelector('.next').insertAdjacentHTML("
              + "'beforeend', '<pre><code>' + 'log_format '.repeat(40) + '</code></pre>')");
      assertThat(page.evaluate(cut)).isEqualTo(0);
      assertThat((List<?>) page.evaluate(OVERLAPS)).isEmpty();
    }
  }

  private static BrowserContext context(ColorScheme theme, int width) {
    return browser.newContext(
        new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 900));
  }

  private static String url(String name) {
    return folder.resolve(name + ".html").toUri().toString();
  }
}
