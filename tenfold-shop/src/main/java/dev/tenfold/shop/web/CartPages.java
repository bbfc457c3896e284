package dev.tenfold.shop.web;

import dev.tenfold.shop.cart.Carts;
import dev.tenfold.shop.session.Session;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** The cart: looking at it, adding to it, changing it. */
public final class CartPages implements HttpService {
  private final Pages pages;
  private final Visits visits;
  private final Carts carts;

  public CartPages(Pages pages, Visits visits, Carts carts) {
    this.pages = pages;
    this.visits = visits;
    this.carts = carts;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/cart", this::show);
    rules.post("/cart", this::add);
    rules.post("/cart/{product}", this::change);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Session session = visits.of(request);
    response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
    pages.send(
        response, "cart", Map.of("visitor", Visitor.of(session), "cart", carts.of(session.cart())));
  }

  private void add(ServerRequest request, ServerResponse response) {
    Form form = Form.of(request);
    int product = form.number("product");
    int quantity = form.number("quantity");
    if (quantity < 1) {
      throw new BadRequestException("nothing is added");
    }
    Session session = visits.of(request);
    int present = session.cart().getOrDefault(product, 0);
    put(response, session, product, present + Math.min(quantity, Session.MOST_OF_ONE));
  }

  private void change(ServerRequest request, ServerResponse response) {
    int product = Math.toIntExact(Math.min(Integer.MAX_VALUE, Form.inPath(request, "product")));
    put(response, visits.of(request), product, Form.of(request).number("quantity"));
  }

  private void put(ServerResponse response, Session session, int product, int quantity) {
    if (quantity > 0 && !carts.isSold(product)) {
      throw new NotFoundException("no product " + product);
    }
    visits.save(response, session.with(product, quantity));
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/cart").send();
  }
}
