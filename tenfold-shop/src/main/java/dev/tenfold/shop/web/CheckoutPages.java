package dev.tenfold.shop.web;

import dev.tenfold.shop.checkout.Basket;
import dev.tenfold.shop.checkout.Checkout;
import dev.tenfold.shop.checkout.Outcome;
import dev.tenfold.shop.metrics.Metrics;
import dev.tenfold.shop.session.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** The checkout: address, summary, payment. What is not bought stays in the cart. */
public final class CheckoutPages implements HttpService {
  private static final String NEVER_REFUSED = "4242 4242 4242 4242";

  private final Pages pages;
  private final Visits visits;
  private final Checkout checkout;
  private final Metrics metrics;

  public CheckoutPages(Pages pages, Visits visits, Checkout checkout, Metrics metrics) {
    this.pages = pages;
    this.visits = visits;
    this.checkout = checkout;
    this.metrics = metrics;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/checkout", this::show);
    rules.post("/checkout", this::pay);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Session session = visits.of(request);
    if (session.customer().isEmpty()) {
      redirect(response, "/account/sign-in?next=/checkout");
    } else if (session.cart().isEmpty()) {
      redirect(response, "/cart");
    } else {
      page(response, session, "");
    }
  }

  private void pay(ServerRequest request, ServerResponse response) {
    Session session = visits.of(request);
    if (session.customer().isEmpty()) {
      redirect(response, "/account/sign-in?next=/checkout");
      return;
    }
    String filledIn = Form.of(request).text("card").strip();
    String card = filledIn.isEmpty() ? NEVER_REFUSED : filledIn;
    Outcome outcome = checkout.place(session.customer().getAsInt(), session.cart(), card);
    metrics.checkedOut(outcome.name());
    switch (outcome) {
      case Outcome.Placed placed -> {
        visits.save(response, session.withEmptyCart().writtenAt(placed.position()));
        redirect(response, "/account/orders/" + placed.order());
      }
      case Outcome.Empty() -> redirect(response, "/cart");
      case Outcome.SoldOut soldOut -> {
        response.status(Status.CONFLICT_409);
        String products = String.join(", ", soldOut.products());
        page(response, session, "We do not have so many of: " + products + ".");
      }
      case Outcome.Refused() -> {
        response.status(Status.PAYMENT_REQUIRED_402);
        page(response, session, "Your payment was refused. Please try another card.");
      }
      case Outcome.Unavailable() -> {
        response.status(Status.SERVICE_UNAVAILABLE_503);
        page(
            response, session, "We cannot take payments at the moment. You have not been charged.");
      }
    }
  }

  private void page(ServerResponse response, Session session, String problem) {
    Basket basket = checkout.basket(session.customer().orElseThrow(), session.cart());
    response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
    pages.send(
        response,
        "checkout",
        Map.of("visitor", Visitor.of(session), "basket", basket, "problem", problem));
  }

  private static void redirect(ServerResponse response, String to) {
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, to).send();
  }
}
