package dev.tenfold.bench.traffic;

import static dev.tenfold.bench.traffic.Audience.APP;
import static dev.tenfold.bench.traffic.Audience.BROWSER;
import static dev.tenfold.bench.traffic.Audience.CRAWLER;
import static dev.tenfold.bench.traffic.Audience.MONITOR;
import static dev.tenfold.bench.traffic.Audience.PERSON;
import static dev.tenfold.bench.traffic.Audience.PROBE;
import static dev.tenfold.bench.traffic.Audience.SCANNER;
import static dev.tenfold.bench.traffic.Audience.SERVICE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Six busy hours of a large shop: the log that comparisons of speed read. */
public final class LargeSite {
  private static final long START = Instant.parse("2026-09-14T14:00:00Z").getEpochSecond();
  private static final int SECONDS = 6 * 3600;
  private static final String FOUND = "200*955 304*22 404*15 499*4 500*1.5 503*0.5 504*0.6 429*1.4";
  private static final String WRITTEN = "201*930 400*30 409*20 401*8 499*5 500*3 502*1 504*1 429*2";

  private LargeSite() {}

  /** Returns the scenario. */
  public static Scenario scenario() {
    List<Shape> shapes = new ArrayList<>(api());
    shapes.addAll(pages());
    shapes.addAll(statics());
    shapes.addAll(machines());
    return new Scenario(
        START,
        SECONDS,
        shapes,
        second -> Clockwork.rateAt((START + second) % 86_400) * Clockwork.ripple(START + second));
  }

  private static List<Shape> api() {
    return List.of(
        get("/api/v1/products?page={int:40}&size=24", 420).takes(34, 0.5, 0.6).sends(18_400, 0.4),
        get("/api/v1/products/{int:90000}", 900).takes(12, 0.5, 0.3).sends(2_900, 0.5),
        get("/api/v1/products/{int:90000}/reviews", 380).takes(22, 0.6, 0.4).sends(7_700, 0.9),
        get("/api/v1/products/{int:90000}/recommendations", 340)
            .takes(85, 0.6, 1.4)
            .sends(4_100, 0.3),
        get("/api/v1/categories/{slug:60}/products?sort={one:popular,price,new}", 260)
            .takes(48, 0.5, 0.7)
            .sends(21_000, 0.4),
        get("/api/v1/search?q={query}&page={int:9}", 310)
            .takes(140, 0.7, 1.1)
            .takesPerMegabyte(900)
            .sends(15_000, 0.8),
        get("/api/v1/search/suggest?q={query}", 620).by(PERSON).takes(6, 0.4, 0.2).sends(640, 0.5),
        get("/api/v1/cart/{uuid}", 430).by(PERSON).takes(7, 0.4, 0.2).sends(1_200, 0.6),
        post("/api/v1/cart/{uuid}/items", 170).takes(16, 0.5, 0.5).sends(410, 0.2),
        Shape.of("DELETE", "/api/v1/cart/{uuid}/items/{int:12}", 45)
            .by(PERSON)
            .takes(11, 0.5, 0.4)
            .answers("204*960 404*30 499*5 500*3 429*2"),
        post("/api/v1/checkout", 62)
            .takes(310, 0.5, 1.2)
            .sends(900, 0.2)
            .answers("201*930 402*25 409*20 499*12 500*4 503*4 504*3 429*2"),
        post("/api/v1/payments/{uuid}/capture", 55).by(SERVICE).takes(420, 0.6, 0.4),
        get("/api/v1/orders/{int:4000000}", 190).by(PERSON).takes(18, 0.5, 0.4).sends(3_300, 0.5),
        get("/api/v1/orders/{int:4000000}/items/{int:9}", 60).by(PERSON).takes(9, 0.4, 0.2),
        get("/api/v1/users/{int:600000}/orders?status={one:open,sent,returned}", 120)
            .by(PERSON)
            .takes(55, 0.8, 0.9)
            .sends(9_800, 1.1),
        Shape.of("PUT", "/api/v1/users/{int:600000}/address", 18).by(PERSON).takes(14, 0.4, 0.3),
        get("/api/v1/users/{int:600000}/profile", 240)
            .by(PERSON)
            .takes(5, 0.4, 0.1)
            .sends(880, 0.2),
        post("/api/v1/sessions", 95)
            .takes(72, 0.2, 0.8)
            .sends(520, 0.1)
            .answers("201*890 401*85 400*10 429*9 499*4 500*2"),
        get("/api/v1/stock/{hex:12}", 360).by(SERVICE).takes(2.1, 0.5, 0.1).sends(120, 0.1),
        Shape.of("PATCH", "/api/v1/stock/{hex:12}", 80).by(SERVICE).takes(4.4, 0.5, 0.3),
        get("/api/v1/shipments/{token:10}/events", 130).takes(27, 0.6, 0.3).sends(1_900, 0.5),
        get("/api/v2/feed/{hex:24}?after={token:8}", 280)
            .by(APP)
            .takes(31, 0.6, 0.7)
            .sends(11_500, 0.6),
        get("/api/v1/reports/{date}/sales.csv", 4)
            .by(SERVICE)
            .takes(1_900, 0.7, 0.8)
            .takesPerMegabyte(350)
            .sends(900_000, 1.0),
        Shape.of("POST", "/graphql", 210)
            .answers("200*985 400*6 499*4 500*3 504*2")
            .by(APP)
            .takes(39, 0.9, 0.8)
            .sends(5_600, 1.0),
        get("/api/v1/events/poll?since={int:900000}", 40)
            .by(APP)
            .takes(55_004, 0.0004, 0)
            .sends(58, 0.1)
            .answers("200*300 204*600 499*97 502*3"));
  }

  private static List<Shape> pages() {
    return List.of(
        get("/", 190).by(BROWSER).takes(28, 0.5, 0.5).sends(41_000, 0.1),
        get("/c/{slug:60}", 170).takes(46, 0.5, 0.6).sends(58_000, 0.2),
        get("/p/{slug:4000}-{int:90000}", 320).takes(38, 0.5, 0.6).sends(64_000, 0.2),
        get("/blog/{slug:300}.html", 60).takes(3, 0.6, 0.1).sends(17_000, 0.4),
        get("/search?q={query}", 80).takes(160, 0.7, 1.1).sends(47_000, 0.3),
        get("/sitemap-{int:40}.xml", 8).by(CRAWLER).takes(12, 0.5, 0.1).sends(310_000, 0.3),
        get("/robots.txt", 22).by(CRAWLER).takes(0.3, 0.6, 0).sends(611, 0));
  }

  private static List<Shape> statics() {
    return List.of(
        file("/static/js/{one:app,vendor,cart,product,search}.{hex:8}.js", 260).sends(88_000, 0.9),
        file("/static/css/{one:main,product,checkout}.{hex:8}.css", 140).sends(21_000, 0.7),
        file("/static/fonts/{one:text,title}-{one:regular,bold}.woff2", 70).sends(24_000, 0.2),
        file("/img/products/{int:90000}/{hex:16}_{one:small,large}.webp", 760).sends(23_000, 0.8),
        file("/img/banner/{slug:40}.jpg", 90).sends(140_000, 0.5),
        file("/favicon.ico", 60).sends(5_430, 0),
        file("/download/manual-{int:800}.pdf", 6)
            .takes(90, 1.0, 0.2)
            .takesPerMegabyte(400)
            .sends(2_600_000, 0.8));
  }

  private static List<Shape> machines() {
    return List.of(
        get("/healthz", 48).by(PROBE).takes(0.4, 0.5, 0).sends(15, 0).answers("200*1"),
        get("/metrics", 12).by(MONITOR).takes(6, 0.3, 0).sends(38_000, 0.1).answers("200*1"),
        get("/{one:wp-login.php,.env,xmlrpc.php,phpmyadmin/index.php,.git/config,admin}", 9)
            .by(SCANNER)
            .takes(0.6, 0.5, 0)
            .answers("404*97 403*3"),
        get("/{token:6}/{token:9}.php?cmd=id", 5).by(SCANNER).takes(0.6, 0.5, 0).answers("404*1"),
        Shape.of("HEAD", "/", 8).by(SCANNER).takes(0.9, 0.5, 0).sends(0, 0));
  }

  private static Shape get(String path, int weight) {
    return Shape.of("GET", path, weight).answers(FOUND);
  }

  private static Shape post(String path, int weight) {
    return Shape.of("POST", path, weight).by(PERSON).answers(WRITTEN);
  }

  private static Shape file(String path, int weight) {
    return Shape.of("GET", path, weight)
        .by(BROWSER)
        .takes(0.5, 1.0, 0)
        .answers("200*780 304*205 404*9 499*6");
  }
}
