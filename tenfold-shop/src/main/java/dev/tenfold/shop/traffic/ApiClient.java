package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The shop's app on a phone: categories, a few products, sometimes a search, all as JSON. */
final class ApiClient implements Walk {
  private static final Duration GLANCE = Duration.ofSeconds(4);

  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;

  ApiClient(Browser browser, Think think, SplittableRandom random) {
    this.browser = browser;
    this.think = think;
    this.random = random;
  }

  @Override
  public void run() throws InterruptedException {
    List<String> slugs = browser.open("/api/categories").slugs();
    for (int screens = 1 + random.nextInt(5); screens > 0 && !slugs.isEmpty(); screens--) {
      think.about(GLANCE);
      if (random.nextInt(4) == 0) {
        browser.open("/api/search?q=" + Browser.encode(Words.search(random)));
        continue;
      }
      String slug = slugs.get(random.nextInt(slugs.size()));
      List<String> ids =
          browser.open("/api/categories/" + slug + "?page=" + (1 + random.nextInt(3))).ids();
      if (!ids.isEmpty()) {
        think.about(GLANCE);
        browser.open("/api/products/" + ids.get(random.nextInt(ids.size())));
      }
    }
  }
}
