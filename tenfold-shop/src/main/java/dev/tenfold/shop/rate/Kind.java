package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Words;
import java.util.SplittableRandom;

/**
 * What the mix is made of, in requests of a thousand. One request in a thousand more is the admin's
 * report.
 */
enum Kind {
  HOME(70),
  CATEGORY(210),
  PRODUCT(300),
  PICTURE(60),
  SEARCH(90),
  STYLE_SHEET(20),
  API_CATEGORIES(10),
  API_CATEGORY(20),
  API_PRODUCT(40),
  API_SEARCH(10),
  /** The next step of somebody who signs in and buys; see {@link Member}. */
  MEMBER(170),
  REPORT(0);

  private static final int ALL = 1000;

  /** The hundredth request of a step is a report, so that all but the slowest steps hold one. */
  private static final int FIRST_REPORT = 99;

  private final int perThousand;

  Kind(int perThousand) {
    this.perThousand = perThousand;
  }

  /** Returns what request {@code number} of a step is, by {@code random} of its own. */
  static Kind of(long number, SplittableRandom random) {
    if (number % ALL == FIRST_REPORT) {
      return REPORT;
    }
    int left = random.nextInt(ALL);
    for (Kind kind : values()) {
      left -= kind.perThousand;
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the mix has fewer than a thousand of a thousand");
  }

  /** Returns what to open. */
  String path(Catalogue catalogue, SplittableRandom random) {
    return switch (this) {
      case HOME -> "/";
      case CATEGORY -> "/categories/" + catalogue.slug(random) + page(random);
      case PRODUCT -> "/products/" + catalogue.product(random);
      case PICTURE -> "/products/" + catalogue.product(random) + "/picture";
      case SEARCH -> "/search?q=" + search(random);
      case STYLE_SHEET -> "/static/shop.css";
      case API_CATEGORIES -> "/api/categories";
      case API_CATEGORY -> "/api/categories/" + catalogue.slug(random) + page(random);
      case API_PRODUCT -> "/api/products/" + catalogue.product(random);
      case API_SEARCH -> "/api/search?q=" + search(random);
      case REPORT -> "/admin/report?days=30";
      case MEMBER -> throw new IllegalStateException("a member knows where to go");
    };
  }

  private static String page(SplittableRandom random) {
    int page = 1 + (int) (5 * random.nextDouble() * random.nextDouble());
    return page == 1 ? "" : "?page=" + page;
  }

  private static String search(SplittableRandom random) {
    return Words.search(random).replace(' ', '+');
  }
}
