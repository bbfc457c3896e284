package dev.tenfold.shop.web;

import dev.tenfold.shop.account.Customers;
import dev.tenfold.shop.account.NewCustomer;
import dev.tenfold.shop.session.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Signing in, up and out. The session's cookie is SameSite=Lax: no other site can post for us. */
public final class AccountPages implements HttpService {
  private static final String AFTERWARDS = "/account/orders";
  private static final NewCustomer NOBODY = new NewCustomer("", "", "", "", "");

  private final Pages pages;
  private final Visits visits;
  private final Customers customers;

  public AccountPages(Pages pages, Visits visits, Customers customers) {
    this.pages = pages;
    this.visits = visits;
    this.customers = customers;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/account/sign-in", this::form);
    rules.post("/account/sign-in", this::signIn);
    rules.post("/account/sign-up", this::signUp);
    rules.post("/account/sign-out", this::signOut);
  }

  private void form(ServerRequest request, ServerResponse response) {
    String next = request.query().first("next").orElse("");
    send(request, response, new Asked("", next, NOBODY, ""));
  }

  private void signIn(ServerRequest request, ServerResponse response) {
    Form form = Form.of(request);
    OptionalInt customer = customers.signIn(form.text("email"), form.text("password"));
    if (customer.isPresent()) {
      enter(request, response, customer.getAsInt(), form.text("next"));
    } else {
      response.status(Status.UNAUTHORIZED_401);
      String problem = "E-mail address and password do not belong together.";
      send(request, response, new Asked(form.text("email"), form.text("next"), NOBODY, problem));
    }
  }

  private void signUp(ServerRequest request, ServerResponse response) {
    Form form = Form.of(request);
    NewCustomer fresh =
        new NewCustomer(
            form.text("name"),
            form.text("email"),
            form.text("password"),
            form.text("street"),
            form.text("city"));
    Optional<String> problem = fresh.problem();
    if (problem.isPresent()) {
      response.status(Status.BAD_REQUEST_400);
      send(request, response, new Asked("", form.text("next"), fresh, problem.get()));
      return;
    }
    OptionalInt customer = customers.signUp(fresh);
    if (customer.isPresent()) {
      enter(request, response, customer.getAsInt(), form.text("next"));
    } else {
      response.status(Status.CONFLICT_409);
      String taken = "There is an account with this e-mail address already. Is it yours?";
      send(request, response, new Asked(form.text("email"), form.text("next"), fresh, taken));
    }
  }

  private void enter(ServerRequest request, ServerResponse response, int customer, String next) {
    visits.renew(response, visits.of(request).signedIn(customer));
    String target = next.matches("/[^/\\\\\\s][^\\s]*") ? next : AFTERWARDS;
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, target).send();
  }

  private void signOut(ServerRequest request, ServerResponse response) {
    visits.end(response, visits.of(request));
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/").send();
  }

  private void send(ServerRequest request, ServerResponse response, Asked asked) {
    Session session = visits.of(request);
    response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
    pages.send(response, "sign-in", Map.of("visitor", Visitor.of(session), "asked", asked));
  }

  /**
   * What the page is shown with.
   *
   * @param next where to go afterwards, if anywhere in particular
   * @param fresh who could not sign up, so that nothing but the password is filled in again
   * @param problem why signing in or up did not work; empty at first
   */
  public record Asked(String email, String next, NewCustomer fresh, String problem) {}
}
