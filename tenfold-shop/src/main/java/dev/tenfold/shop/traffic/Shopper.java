package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Somebody who looks around, and now and then buys. What comes next depends on the page only. */
final class Shopper implements Walk {
  private static final Pattern CATEGORY = Pattern.compile("/categories/[^/?]+");
  private static final Pattern NEXT =
      Pattern.compile("/(categories/[^/?]+|search)\\?.*page=\\d+.*");
  private static final Pattern PRODUCT = Pattern.compile("/products/\\d+");
  private static final Duration LOOK = Duration.ofSeconds(9);
  private static final int MOST_STEPS = 60;
  private static final int MOST_PICTURES = 3;
  private static final double ABORTED = 0.01;

  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;
  private final Purchase purchase;
  private final Set<String> fetched = new HashSet<>();
  private final String landing;
  private Page page = new Page("/", 0, "");

  Shopper(Crowd crowd, Browser browser, Think think, SplittableRandom random, Arrival arrival) {
    this.browser = browser;
    this.think = think;
    this.random = random;
    purchase = new Purchase(crowd, browser, think, random.split());
    boolean comesForSale = arrival.sale() && random.nextInt(10) < 7;
    landing = comesForSale ? "/products/" + crowd.hotProduct() : "/";
  }

  @Override
  public void run() throws InterruptedException {
    Step step = landing.equals("/") ? go(landing, Step.HOME) : go(landing, Step.PRODUCT);
    for (int left = MOST_STEPS; left > 0 && step != Step.LEAVE; left--) {
      think.about(LOOK);
      step =
          switch (step) {
            case HOME -> fromHome();
            case CATEGORY -> fromCategory();
            case PRODUCT -> fromProduct();
            case SEARCH -> fromSearch();
            case CART -> fromCart();
            case LEAVE -> Step.LEAVE;
          };
    }
  }

  private Step fromHome() throws InterruptedException {
    return switch (choice(60, 25, 10)) {
      case 0 -> follow(CATEGORY, Step.CATEGORY);
      case 1 -> search();
      case 2 -> follow(PRODUCT, Step.PRODUCT);
      default -> Step.LEAVE;
    };
  }

  private Step fromCategory() throws InterruptedException {
    return switch (choice(60, 15, 10)) {
      case 0 -> follow(PRODUCT, Step.PRODUCT);
      case 1 -> follow(NEXT, Step.CATEGORY);
      case 2 -> go("/", Step.HOME);
      default -> Step.LEAVE;
    };
  }

  private Step fromProduct() throws InterruptedException {
    return switch (choice(28, 25, 12, 12)) {
      case 0 -> follow(PRODUCT, Step.PRODUCT);
      case 1 -> addToCart();
      case 2 -> follow(CATEGORY, Step.CATEGORY);
      case 3 -> search();
      default -> Step.LEAVE;
    };
  }

  private Step fromSearch() throws InterruptedException {
    return switch (choice(60, 12, 10)) {
      case 0 -> follow(PRODUCT, Step.PRODUCT);
      case 1 -> search();
      case 2 -> follow(NEXT, Step.SEARCH);
      default -> Step.LEAVE;
    };
  }

  private Step fromCart() throws InterruptedException {
    return switch (choice(45, 25, 10)) {
      case 0 -> {
        purchase.complete();
        yield Step.LEAVE;
      }
      case 1 -> go("/", Step.HOME);
      case 2 -> changeCart();
      default -> Step.LEAVE;
    };
  }

  private Step search() throws InterruptedException {
    return go("/search?q=" + Browser.encode(Words.search(random)), Step.SEARCH);
  }

  private Step addToCart() throws InterruptedException {
    String path = page.path();
    if (!PRODUCT.matcher(path).matches()) {
      return Step.LEAVE;
    }
    String product = path.substring(path.lastIndexOf('/') + 1);
    String quantity = Integer.toString(random.nextInt(5) == 0 ? 2 : 1);
    page = browser.submit("/cart", Map.of("product", product, "quantity", quantity));
    purchase.wants(product);
    return page.isFine() ? Step.CART : Step.LEAVE;
  }

  private Step changeCart() throws InterruptedException {
    Optional<String> product = purchase.lastWanted();
    if (product.isEmpty()) {
      return Step.LEAVE;
    }
    String quantity = Integer.toString(random.nextInt(3));
    page = browser.submit("/cart/" + product.get(), Map.of("quantity", quantity));
    return page.isFine() ? Step.CART : Step.LEAVE;
  }

  private Step follow(Pattern wanted, Step step) throws InterruptedException {
    Optional<String> link = page.link(wanted, random);
    return link.isPresent() ? go(link.get(), step) : go("/", Step.HOME);
  }

  private Step go(String path, Step step) throws InterruptedException {
    if (random.nextDouble() < ABORTED) {
      browser.abort(path);
      think.about(Duration.ofSeconds(1));
    }
    page = browser.open(path);
    if (!page.isFine()) {
      return Step.LEAVE;
    }
    fetchParts();
    return step;
  }

  /** Fetches what the page is shown with and what the visitor does not have yet. */
  private void fetchParts() throws InterruptedException {
    if (fetched.add("/static/shop.css")) {
      browser.fetch("/static/shop.css");
    }
    int left = MOST_PICTURES;
    for (String picture : page.pictures()) {
      if (left > 0 && fetched.add(picture)) {
        browser.fetch(picture);
        left--;
      }
    }
  }

  /** Returns which of the choices, given in percent, it is; their number for none of them. */
  private int choice(int... percent) {
    int left = random.nextInt(100);
    for (int i = 0; i < percent.length; i++) {
      left -= percent[i];
      if (left < 0) {
        return i;
      }
    }
    return percent.length;
  }

  private enum Step {
    HOME,
    CATEGORY,
    PRODUCT,
    SEARCH,
    CART,
    LEAVE
  }
}
