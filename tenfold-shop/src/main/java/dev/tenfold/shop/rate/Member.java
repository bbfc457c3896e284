package dev.tenfold.shop.rate;

import dev.tenfold.shop.traffic.Target;
import dev.tenfold.shop.traffic.Words;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A customer who signs in, buys twice, looks at the orders and leaves, a request at a time. The
 * script is what each member does, so its steps are equally frequent in the mix.
 */
final class Member {
  private static final List<Act> SCRIPT =
      List.of(
          Act.SIGN_IN,
          Act.ADD,
          Act.CART,
          Act.ADD,
          Act.CHANGE,
          Act.CHECKOUT,
          Act.PAY,
          Act.ORDER,
          Act.HISTORY,
          Act.ADD,
          Act.CART,
          Act.CHECKOUT,
          Act.PAY,
          Act.ORDER,
          Act.HISTORY,
          Act.REVIEW,
          Act.INVOICE,
          Act.SIGN_OUT);

  private final Target target;
  private final Catalogue catalogue;
  private final String email;
  private int next;
  private String cookie = "";
  private String product = "";
  private String order = "";

  Member(Target target, Catalogue catalogue, String email) {
    this.target = target;
    this.catalogue = catalogue;
    this.email = email;
  }

  /** Returns whether the script is at its end, or went wrong. */
  boolean isDone() {
    return next >= SCRIPT.size();
  }

  /** Returns what it does next. */
  String doing() {
    return SCRIPT.get(next).name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Message ask(SplittableRandom random) {
    return switch (SCRIPT.get(next)) {
      case SIGN_IN ->
          post("/account/sign-in").form("email", email, "password", "demo", "next", "/cart");
      case ADD -> {
        product = catalogue.product(random);
        yield post("/cart").form("product", product, "quantity", "1");
      }
      case CHANGE -> post("/cart/" + product).form("quantity", "2");
      case CART -> open("/cart");
      case CHECKOUT -> open("/checkout");
      case PAY -> post("/checkout").form();
      case ORDER -> open(order);
      case HISTORY -> open("/account/orders");
      case INVOICE -> open(order + "/invoice");
      case REVIEW ->
          post("/products/" + product + "/reviews")
              .form("stars", "4", "title", "My opinion", "body", Words.opinion(random));
      case SIGN_OUT -> post("/account/sign-out").form();
    };
  }

  /** Returns whether the answer is as it should be; a member whose answer is not goes away. */
  boolean take(Connection.Response response) {
    Act act = SCRIPT.get(next);
    if (!response.cookie().isEmpty()) {
      cookie = response.cookie();
    }
    boolean fine =
        response.status() == (act.posts ? 303 : 200) || isInvoiceToCome(act, response.status());
    if (act == Act.PAY && fine) {
      order = response.location();
      fine = order.startsWith("/account/orders/");
    }
    next = fine ? next + 1 : SCRIPT.size();
    return fine;
  }

  /** An invoice that is written after the order may take a moment; the page says so. */
  private static boolean isInvoiceToCome(Act act, int status) {
    return act == Act.INVOICE && status == 404;
  }

  private Message open(String path) {
    return new Message(target, "GET", path).header("Cookie", cookie);
  }

  private Message post(String path) {
    return new Message(target, "POST", path).header("Cookie", cookie);
  }

  private enum Act {
    SIGN_IN(true),
    ADD(true),
    CHANGE(true),
    CART(false),
    CHECKOUT(false),
    PAY(true),
    ORDER(false),
    HISTORY(false),
    INVOICE(false),
    REVIEW(true),
    SIGN_OUT(true);

    private final boolean posts;

    Act(boolean posts) {
      this.posts = posts;
    }
  }
}
