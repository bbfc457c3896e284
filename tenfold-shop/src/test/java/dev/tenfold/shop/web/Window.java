package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser window in which every page must be quiet, in order and accessible. */
final class Window {
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String AXE = resource(AxeBuilder.class, "/axe.min.js");
  private static final String DISORDER = resource(Window.class, "disorder.js");

  /** Loads what would be loaded when somebody scrolls there. */
  private static final String PICTURED =
      """
      () => Promise.all([...document.images].map(image => {
        image.loading = 'eager';
        return image.decode().catch(() => {});
      })).then(() => true)
      """;

  /** Findings that keep somebody out, of all that axe-core looks for. */
  private static final String BARRIERS =
      """
      () => axe.run({resultTypes: ['violations'], selectors: false, iframes: false}).then(found => found.violations
        .filter(each => ['serious', 'critical'].includes(each.impact))
        .map(each => each.id + ' ' + each.nodes[0].html))
      """;

  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private String url = "";
  private String kind = "";
  private int refusal;

  Window(Page page) {
    this.page = page;
    page.onConsoleMessage(this::console);
    page.onPageError(complaints::add);
    page.onResponse(this::response);
    page.onRequest(request -> {
      if (!request.url().startsWith(url + "/")) {
        complaints.add("asked for " + request.url());
      }
    });
  }

  /** Forgets what was before. */
  void reset(String shop, ColorScheme theme, int width) {
    page.context().clearCookies();
    page.setViewportSize(width, 900);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
    url = shop;
    kind = width + (theme == ColorScheme.DARK ? "-dark" : "");
    refusal = 0;
    complaints.clear();
  }

  private void console(ConsoleMessage message) {
    if (refusal == 0 || !message.text().contains("status of " + refusal)) {
      complaints.add(message.text());
    }
  }

  private void response(Response response) {
    if (response.status() >= 400 && response.status() != refusal) {
      complaints.add(response.status() + " " + response.url());
    }
  }

  Page page() {
    return page;
  }

  /** Goes to {@code path}. */
  Window to(String path) {
    page.navigate(url + path);
    return this;
  }

  /** Returns the path of the page at hand, with its query. */
  String path() {
    return page.url().substring(url.length());
  }

  /** Does not complain when the next pages are refused with {@code status}. */
  Window refusing(int status) {
    refusal = status;
    return this;
  }

  /** Keeps a picture of the page at hand and checks it. */
  void look(String name) {
    page.evaluate(PICTURED);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + "-" + kind + ".png"))
            .setFullPage(true));
    check();
  }

  /** Checks the page at hand: nothing complains, overlaps, sticks out, or keeps somebody out. */
  void check() {
    assertThat(complaints).as("complaints about %s", path()).isEmpty();
    assertThat(list(DISORDER)).as("out of order on %s", path()).isEmpty();
    page.evaluate(AXE);
    assertThat(list(BARRIERS)).as("barriers on %s", path()).isEmpty();
  }

  private List<?> list(String script) {
    return (List<?>) page.evaluate(script);
  }

  private static String resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
