package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** The way from a cart to an order and its history. */
final class Purchase {
  private static final Pattern ORDER = Pattern.compile("/account/orders/\\d+");
  private static final Duration TYPE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(8);

  private final Crowd crowd;
  private final Browser browser;
  private final Think think;
  private final SplittableRandom random;
  private Optional<String> lastWanted = Optional.empty();

  Purchase(Crowd crowd, Browser browser, Think think, SplittableRandom random) {
    this.crowd = crowd;
    this.browser = browser;
    this.think = think;
    this.random = random;
  }

  void wants(String product) {
    lastWanted = Optional.of(product);
  }

  Optional<String> lastWanted() {
    return lastWanted;
  }

  /** Goes to the checkout, signs in where asked, pays, and may look at what was ordered. */
  void complete() throws InterruptedException {
    Page page = browser.open("/checkout");
    if (page.path().startsWith("/account/sign-in")) {
      page = signIn();
    }
    if (!page.path().equals("/checkout") || !page.isFine()) {
      return;
    }
    think.about(TYPE);
    page = browser.submit("/checkout", Map.of());
    if (!page.isFine()) {
      think.about(LOOK);
      page = browser.submit("/checkout", Map.of());
    }
    if (page.isFine() && ORDER.matcher(page.path()).matches()) {
      lookBack(page.path());
    }
  }

  private Page signIn() throws InterruptedException {
    String email = crowd.email(random);
    think.about(TYPE);
    if (random.nextInt(100) < 8) {
      browser.submit("/account/sign-in", form(email, "demo1"));
      think.about(LOOK);
    }
    return browser.submit("/account/sign-in", form(email, Crowd.PASSWORD));
  }

  private void lookBack(String order) throws InterruptedException {
    int choice = random.nextInt(100);
    if (choice < 30) {
      think.about(LOOK);
      browser.fetch(order + "/invoice");
    }
    if (choice < 60) {
      think.about(LOOK);
      Page history = browser.open("/account/orders?page=1");
      Optional<String> other = history.link(ORDER, random);
      if (other.isPresent()) {
        think.about(LOOK);
        browser.open(other.get());
      }
    }
    if (choice < 8 && lastWanted.isPresent()) {
      think.about(TYPE);
      review("/products/" + lastWanted.get());
    }
    if (choice % 3 == 0) {
      browser.submit("/account/sign-out", Map.of());
    }
  }

  private void review(String product) throws InterruptedException {
    browser.submit(
        product + "/reviews",
        Map.of(
            "stars",
            Integer.toString(1 + random.nextInt(5)),
            "title",
            "My opinion",
            "body",
            Words.opinion(random)));
  }

  private static Map<String, String> form(String email, String password) {
    return Map.of("email", email, "password", password, "next", "/checkout");
  }
}
