package dev.tenfold.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The machine's own browser with one window for all tests of a run: started when the first class
 * asks for it, stopped after the last.
 */
final class Chromium implements BeforeAllCallback {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(Chromium.class))
            .computeIfAbsent("browser", key -> Running.start(), Running.class);
  }

  /**
   * Returns the one window, without cookies, on the shop at {@code url}.
   *
   * @param width in CSS pixels
   */
  Window open(String url, ColorScheme theme, int width) {
    Window window = Objects.requireNonNull(running).window;
    window.reset(url, theme, width);
    return window;
  }

  /** Closed by JUnit with the store that holds it. */
  private record Running(Playwright playwright, Window window) implements AutoCloseable {
    static Running start() {
      String named =
          Optional.ofNullable(System.getenv("TENFOLD_CHROMIUM")).orElse("/usr/bin/chromium");
      assertThat(Path.of(named))
          .as("Chromium; install it (Debian: apt-get install chromium) or set TENFOLD_CHROMIUM")
          .isExecutable();
      Playwright playwright = Playwright.create();
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions().setExecutablePath(Path.of(named)).setArgs(ARGUMENTS);
      Page page = playwright.chromium().launch(options).newPage();
      return new Running(playwright, new Window(page));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
