package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Looks for what careless products leave open; the shop has none of it. */
final class Prober implements Walk {
  private static final List<String> PATHS =
      List.of(
          "/wp-login.php",
          "/.env",
          "/admin",
          "/admin/report",
          "/.git/config",
          "/phpmyadmin/index.php",
          "/xmlrpc.php",
          "/actuator/env",
          "/server-status",
          "/config.json",
          "/backup.zip",
          "/flags");
  private static final Duration BETWEEN = Duration.ofMillis(400);

  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;

  Prober(Browser browser, Think think, SplittableRandom random) {
    this.browser = browser;
    this.think = think;
    this.random = random;
  }

  @Override
  public void run() throws InterruptedException {
    int from = random.nextInt(PATHS.size());
    int count = 3 + random.nextInt(PATHS.size() - 2);
    for (int i = 0; i < count; i++) {
      browser.fetch(PATHS.get((from + i) % PATHS.size()));
      think.exactly(BETWEEN);
    }
  }
}
