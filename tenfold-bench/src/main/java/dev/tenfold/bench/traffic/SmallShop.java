package dev.tenfold.bench.traffic;

import static dev.tenfold.bench.traffic.Audience.APP;
import static dev.tenfold.bench.traffic.Audience.BROWSER;
import static dev.tenfold.bench.traffic.Audience.CRAWLER;
import static dev.tenfold.bench.traffic.Audience.PROBE;
import static dev.tenfold.bench.traffic.Audience.SCANNER;
import static dev.tenfold.bench.traffic.Audience.STORM;

import java.time.Instant;
import java.util.List;

/** Four days of a small shop in which five things are wrong on purpose: the shipped example. */
public final class SmallShop {
  private static final long START = Instant.parse("2026-09-10T00:00:00Z").getEpochSecond();
  private static final int HOUR = 3600;
  private static final int DAYS = 4;
  private static final String FOUND = "200*965 304*15 404*14 499*3 500*3";

  private static final Shape RECOMMENDATIONS =
      get("/api/products/{int:900}/recommendations", 90).takes(95, 0.45, 0.5).sends(4_100, 0.3);
  private static final Shape CHECKOUT =
      Shape.of("POST", "/api/checkout", 46)
          .by(BROWSER)
          .takes(240, 0.4, 0.9)
          .sends(900, 0.2)
          .answers("201*950 402*25 409*20 500*5");

  private SmallShop() {}

  /** Returns the scenario. */
  public static Scenario scenario() {
    return new Scenario(
        START,
        DAYS * 24 * HOUR,
        shapes(),
        episodes(),
        second -> Clockwork.rateAt(second % (24 * HOUR)) * (second >= 2 * 24 * HOUR ? 1 : 0.85));
  }

  private static List<Shape> shapes() {
    return List.of(
        get("/", 60).by(BROWSER).takes(24, 0.4, 0.5).sends(31_000, 0.1),
        get("/products/{slug:90}", 120).takes(31, 0.45, 0.6).sends(38_000, 0.2),
        get("/api/products?page={int:12}", 90).takes(29, 0.4, 0.6).sends(16_400, 0.3),
        get("/api/products/{int:900}", 170).takes(11, 0.4, 0.3).sends(2_300, 0.4),
        RECOMMENDATIONS,
        // Slow for large answers: 2.2 s a megabyte.
        get("/api/search?q={query}", 110)
            .takes(38, 0.4, 0.4)
            .takesPerMegabyte(2_200)
            .sends(14_000, 1.5),
        get("/api/cart/{uuid}", 120).by(BROWSER).takes(7, 0.4, 0.2).sends(1_100, 0.5),
        Shape.of("POST", "/api/cart/{uuid}/items", 50)
            .by(BROWSER)
            .takes(15, 0.4, 0.4)
            .answers("201*970 404*10 409*20"),
        CHECKOUT,
        get("/api/orders/{int:70000}", 60).takes(17, 0.4, 0.3).sends(2_900, 0.5),
        // A long poll: 55 s by design.
        get("/api/notifications/poll?since={int:90000}", 26)
            .by(APP)
            .takes(55_004, 0.0004, 0)
            .sends(58, 0.1)
            .answers("200*340 204*560 499*100"),
        file("/assets/{one:app.3f9c21ab,shop.77e01c4d,cart.b20a9e1f}.js", 55).sends(61_000, 0.6),
        file("/assets/{one:main.09d4e8c2,shop.51fa7b30}.css", 30).sends(18_000, 0.4),
        file("/images/{int:900}-{one:small,large}.webp", 110).sends(23_000, 0.7),
        get("/healthz", 55).by(PROBE).takes(0.4, 0.5, 0).sends(15, 0).answers("200*1"),
        get("/robots.txt", 8).by(CRAWLER).takes(0.3, 0.6, 0).sends(611, 0),
        get("/{one:wp-login.php,.env,xmlrpc.php,.git/config}", 9)
            .by(SCANNER)
            .takes(0.6, 0.5, 0)
            .answers("404*1"));
  }

  private static List<Episode> episodes() {
    return List.of(
        // The last third: recommendations take 2.8 times as long.
        new Episode(64 * HOUR, DAYS * 24 * HOUR, RECOMMENDATIONS.takes(266, 0.45, 0.5)),
        // Friday evening: checkout waits 2 s for something it cannot have, gives up, and people try
        // again.
        new Episode(
            (24 + 19) * HOUR,
            (24 + 21) * HOUR,
            Shape.of("POST", "/api/checkout", 280)
                .by(BROWSER)
                .takes(2_050, 0.04, 0)
                .sends(900, 0.2)
                .answers("503*72 201*28")),
        // Saturday before dawn: a price crawler asks for every product, until it is throttled.
        new Episode(
            (48 + 3) * HOUR,
            (48 + 3) * HOUR + 2400,
            get("/products/{slug:90}?currency={one:eur,usd,gbp}", 30_000)
                .by(STORM)
                .takes(44, 0.4, 1.5)
                .sends(38_000, 0.2)
                .answers("200*72 429*28")));
  }

  private static Shape get(String path, int weight) {
    return Shape.of("GET", path, weight).answers(FOUND);
  }

  private static Shape file(String path, int weight) {
    return Shape.of("GET", path, weight)
        .by(BROWSER)
        .takes(0.5, 1.0, 0)
        .answers("200*800 304*190 404*10");
  }
}
