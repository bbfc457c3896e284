package dev.tenfold.bench.traffic;

import java.util.ArrayList;
import java.util.List;

/** What clients call themselves, by crowd, the common ones first; and the pages they come from. */
final class UserAgents {
  static final List<String> NONE = List.of();
  static final List<String> PAGES =
      List.of(
          "https://www.shop.example/",
          "-",
          "https://www.shop.example/c/{slug:60}",
          "https://www.shop.example/p/{slug:4000}-{int:90000}",
          "https://www.shop.example/search?q={query}",
          "https://find.example/",
          "https://www.shop.example/cart");
  static final List<String> DESKTOP = desktop();
  static final List<String> MOBILE = mobile();
  static final List<String> APP =
      List.of(
          "ShopApp/7.14.2 (Android 16; Pixel 10; Scale/2.75) okhttp/5.1.0",
          "ShopApp/7.14.2 (iPhone17,3; iOS 26.1; Scale/3.00) CFNetwork/3860.200.71 Darwin/25.1.0",
          "ShopApp/7.14.1 (Android 15; SM-S931B; Scale/3.00) okhttp/5.1.0",
          "ShopApp/7.13.9 (iPhone16,1; iOS 18.7; Scale/3.00) CFNetwork/1568.300.101 Darwin/24.6.0",
          "ShopApp/7.9.0 (Android 13; M2101K6G; Scale/2.00) okhttp/4.12.0");
  static final List<String> LIBRARIES =
      List.of(
          "Java-http-client/25.0.3",
          "python-requests/2.32.5",
          "Go-http-client/2.0",
          "axios/1.12.2",
          "GuzzleHttp/7",
          "curl/8.14.1",
          "partner-feed/3.2 (+https://partner.example/contact) aiohttp/3.12.15");
  static final List<String> CRAWLERS =
      List.of(
          "Mozilla/5.0 (compatible; Findexbot/2.1; +https://findex.example/bot.html)",
          "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Lanternbot/3.0;"
              + " +https://lantern.example/crawler) Chrome/141.0.7390.65 Safari/537.36",
          "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like"
              + " Gecko) Chrome/141.0.7390.65 Mobile Safari/537.36 (compatible; Findexbot/2.1;"
              + " +https://findex.example/bot.html)",
          "PricewatchSpider/0.9 (+https://pricewatch.example/spider)",
          "Mozilla/5.0 (compatible; ArchivistCrawler/1.4; +http://archivist.example/about)");
  static final List<String> SCANNERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
          "-",
          "Mozilla/5.0 zgrab/0.x",
          "python-requests/2.27.1");
  static final List<String> PROBES = List.of("kube-probe/1.34");
  static final List<String> MONITORS = List.of("Prometheus/3.6.0", "blackbox-uptime/2.4");

  private static List<String> desktop() {
    List<String> systems =
        List.of(
            "Windows NT 10.0; Win64; x64",
            "Macintosh; Intel Mac OS X 10_15_7",
            "X11; Linux x86_64",
            "X11; CrOS x86_64 16433.41.0");
    List<String> agents = new ArrayList<>();
    for (int version = 142; version > 132; version--) {
      for (String system : systems) {
        String webKit =
            "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/";
        agents.add(webKit + version + ".0.0.0 Safari/537.36");
        agents.add(webKit + version + ".0.0.0 Safari/537.36 Edg/" + version + ".0.0.0");
        agents.add(
            "Mozilla/5.0 (%s; rv:%d.0) Gecko/20100101 Firefox/%d.0"
                .formatted(system, version + 2, version + 2));
      }
      agents.add(
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/%d.%d Safari/605.1.15".formatted(version - 116, version % 5));
    }
    return agents;
  }

  private static List<String> mobile() {
    List<String> agents = new ArrayList<>();
    for (int version = 142; version > 132; version--) {
      int ios = version > 138 ? 26 : 18;
      agents.add(
          "Mozilla/5.0 (iPhone; CPU iPhone OS %d_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                  .formatted(ios, version % 7)
              + " Gecko) Version/%d.%d Mobile/15E148 Safari/604.1".formatted(ios, version % 7));
      agents.add(
          "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
              + version
              + ".0.0.0 Mobile Safari/537.36");
      agents.add(
          "Mozilla/5.0 (Linux; Android 14; SM-A546B Build/UP1A.231005.007; wv) AppleWebKit/537.36"
              + " (KHTML, like Gecko) Version/4.0 Chrome/%d.0.7444.102".formatted(version)
              + " Mobile Safari/537.36");
    }
    return agents;
  }

  private UserAgents() {}
}
