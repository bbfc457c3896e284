package dev.tenfold.shop.traffic;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a visitor shows of itself.
 *
 * @param address made up, and from ranges that nobody has
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5737">RFC 5737, addresses for documentation</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2544">RFC 2544, addresses for benchmarks</a>
 */
record Guise(String address, String userAgent) {
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/141.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.6 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
              + " like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/141.0.0.0 Mobile Safari/537.36");
  private static final List<String> CRAWLERS =
      List.of(
          "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)",
          "Mozilla/5.0 (compatible; PriceSpider/1.4; +https://prices.example/spider)",
          "archive-crawler/3.2 (+https://archive.example)");
  private static final List<String> PROBES =
      List.of(
          "Mozilla/5.0 zgrab/0.x",
          "Go-http-client/1.1",
          "Mozilla/5.0 (compatible; scanner.example)");

  /** Returns how one of {@code role} looks. */
  static Guise of(Role role, SplittableRandom random) {
    return switch (role) {
      case SHOPPER ->
          new Guise(
              "198.%d.%d.%d"
                  .formatted(18 + random.nextInt(2), random.nextInt(256), 1 + random.nextInt(254)),
              one(BROWSERS, random));
      case API_CLIENT -> new Guise("198.51.100." + number(random, 40), "shop-app/4.2 okhttp/5.1.0");
      case CRAWLER -> new Guise("192.0.2." + number(random, 12), one(CRAWLERS, random));
      case PROBER -> new Guise("203.0.113." + number(random, 200), one(PROBES, random));
      case PASSWORD_GUESSER ->
          new Guise("203.0.113." + (200 + number(random, 50)), "python-requests/2.32.5");
      case HEALTH_CHECK -> new Guise("127.0.0.1", "kube-probe/1.34");
    };
  }

  private static int number(SplittableRandom random, int most) {
    return 1 + random.nextInt(most);
  }

  private static String one(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }
}
