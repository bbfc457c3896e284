package dev.tenfold.shop.web;

import dev.tenfold.shop.account.Order;
import dev.tenfold.shop.account.OrderHistory;
import dev.tenfold.shop.session.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a customer has ordered. Somebody else's orders are not there, as are those of nobody. */
public final class OrderPages implements HttpService {
  private static final int MOST_PAGES = 10_000;

  private final Pages pages;
  private final Visits visits;
  private final OrderHistory history;

  public OrderPages(Pages pages, Visits visits, OrderHistory history) {
    this.pages = pages;
    this.visits = visits;
    this.history = history;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/account/orders", signedIn(this::list));
    rules.get("/account/orders/{order}", signedIn(this::one));
    rules.get("/account/orders/{order}/invoice", signedIn(this::invoice));
  }

  private void list(ServerRequest request, ServerResponse response, Session session) {
    int page = Form.inQuery(request, "page", 1, MOST_PAGES);
    Map<String, Object> model =
        Map.of("visitor", Visitor.of(session), "page", history.page(session, page));
    pages.send(response, "orders", model);
  }

  private void one(ServerRequest request, ServerResponse response, Session session) {
    pages.send(
        response,
        "order",
        Map.of("visitor", Visitor.of(session), "order", order(request, session)));
  }

  private void invoice(ServerRequest request, ServerResponse response, Session session) {
    Order order = order(request, session);
    Optional<byte[]> pdf = history.invoice(session, order.id());
    if (pdf.isPresent()) {
      response.header(HeaderNames.CONTENT_TYPE, "application/pdf");
      response.header(
          HeaderNames.CONTENT_DISPOSITION,
          "attachment; filename=\"invoice-" + order.id() + ".pdf\"");
      response.send(pdf.get());
    } else {
      response.status(Status.NOT_FOUND_404);
      Map<String, Object> model =
          Map.of(
              "title",
              "The invoice is not ready yet",
              "advice",
              "It is written after the order. Please look again in a moment.",
              "visitor",
              Visitor.of(session));
      pages.send(response, "error", model);
    }
  }

  private Order order(ServerRequest request, Session session) {
    long id = Form.inPath(request, "order");
    return history
        .order(session, id)
        .orElseThrow(() -> new NotFoundException("no order " + id + " of this customer"));
  }

  private io.helidon.webserver.http.Handler signedIn(Handler handler) {
    return (request, response) -> {
      Session session = visits.of(request);
      response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
      if (session.customer().isPresent()) {
        handler.handle(request, response, session);
      } else {
        String next = URLEncoder.encode(request.path().rawPath(), StandardCharsets.UTF_8);
        response
            .status(Status.SEE_OTHER_303)
            .header(HeaderNames.LOCATION, "/account/sign-in?next=" + next)
            .send();
      }
    };
  }

  private interface Handler {
    void handle(ServerRequest request, ServerResponse response, Session session);
  }
}
