package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Catalogue;
import dev.tenfold.shop.catalogue.ReviewDraft;
import dev.tenfold.shop.catalogue.Reviews;
import dev.tenfold.shop.database.Database;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.session.Session;
import dev.tenfold.shop.web.Delivery.Exchange;
import dev.tenfold.shop.web.Delivery.Shape;
import gg.jte.Content;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Home, categories, products with their reviews and pictures, search, and all of it as JSON. */
public final class CataloguePages implements HttpService {
  private final Shown shown;
  private final Visits visits;
  private final Database database;
  private final CatalogueParts parts;
  private final CatalogueJson json;
  private final Delivery delivery;

  /** What all pages of the catalogue are made with. */
  public record Shown(Flags flags, Pages pages, KeptParts kept) {}

  /**
   * @param database where reviews are written, pages are read from as late as their visitor may see
   *     them, and what is kept for others is read from the primary
   */
  public CataloguePages(Shown shown, Visits visits, Database database) {
    this.shown = shown;
    this.visits = visits;
    this.database = database;
    parts = new CatalogueParts(shown.flags(), shown.pages());
    json = new CatalogueJson(shown.flags());
    delivery =
        new Delivery(
            shown.flags(),
            shown.kept(),
            session -> database.lagTolerant(session.lastWrite()),
            database);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", page(request -> parts.home()));
    rules.get(
        "/categories/{slug}",
        page(request -> parts.category(slug(request), Numbers.page(request, "page"))));
    rules.get("/search", page(request -> parts.search(query(request), page(request))));
    rules.get(
        "/products/{id}",
        page(request -> parts.product(id(request), Numbers.page(request, "reviews"))));
    rules.get("/products/{id}/picture", bare(Shape.picture(), r -> parts.picture(id(r))));
    rules.post("/products/{id}/reviews", this::review);
    rules.get("/api/categories", bare(Shape.json(), request -> json.categories()));
    rules.get(
        "/api/categories/{slug}",
        bare(Shape.json(), request -> json.category(slug(request), page(request))));
    rules.get("/api/products/{id}", bare(Shape.json(), request -> json.product(id(request))));
    rules.get(
        "/api/search", bare(Shape.json(), request -> json.search(query(request), page(request))));
  }

  private Handler page(Function<ServerRequest, Asked> asked) {
    return (request, response) -> {
      Session session = visits.of(request);
      Visitor visitor = Visitor.of(session);
      boolean stranger = request.headers().first(HeaderNames.COOKIE).isEmpty();
      Shape shape =
          new Shape(
              "text/html; charset=utf-8",
              stranger ? "public, no-cache" : "private, no-cache",
              (visitor.signedIn() ? "s" : "a") + visitor.cartItems(),
              part -> framed(part, visitor, Map.of()));
      delivery.send(new Exchange(request, response, session), asked.apply(request), shape);
    };
  }

  private Handler bare(Shape shape, Function<ServerRequest, Asked> asked) {
    return (request, response) ->
        delivery.send(
            new Exchange(request, response, visits.of(request)), asked.apply(request), shape);
  }

  private String framed(Part part, Visitor visitor, Map<String, Object> form) {
    Content content =
        output -> {
          output.writeContent(part.text());
          part.reviewed()
              .ifPresent(product -> {
                Map<String, Object> model = new HashMap<>(form);
                model.put("product", product);
                model.put("visitor", visitor);
                output.writeContent(shown.pages().render("reviewform", model));
              });
        };
    return shown
        .pages()
        .render(
            "layout",
            Map.of(
                "title",
                part.title(),
                "visitor",
                visitor,
                "content",
                content,
                "query",
                part.query()));
  }

  private void review(ServerRequest request, ServerResponse response) {
    int product = id(request);
    Session session = visits.of(request);
    if (session.customer().isEmpty()) {
      seeOther(response, "/account/sign-in?next=/products/" + product);
      return;
    }
    CatalogueParts.found(new Catalogue(database, shown.flags()).product(product));
    ReviewDraft draft = draft(request.content().as(Parameters.class));
    Optional<String> objection = draft.objection();
    if (objection.isPresent()) {
      Part part = parts.product(product, 1).part().apply(database);
      Map<String, Object> form = Map.of("draft", draft, "objection", objection.get());
      response.status(Status.BAD_REQUEST_400);
      response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
      response.send(framed(part, Visitor.of(session), form));
      return;
    }
    new Reviews(database, shown.flags()).post(product, session.customer().getAsInt(), draft);
    shown.kept().drop(product);
    visits.save(response, session.writtenAt(database.position()));
    seeOther(response, "/products/" + product + "#reviews");
  }

  private static ReviewDraft draft(Parameters form) {
    String stars = form.first("stars").orElse("");
    return new ReviewDraft(
        stars.matches("[1-5]") ? Integer.parseInt(stars) : 0,
        form.first("title").orElse(""),
        form.first("body").orElse(""));
  }

  private static void seeOther(ServerResponse response, String address) {
    response.status(Status.SEE_OTHER_303);
    response.header(HeaderNames.LOCATION, address);
    response.send();
  }

  private static String slug(ServerRequest request) {
    return request.path().pathParameters().get("slug");
  }

  private static int id(ServerRequest request) {
    return Numbers.path(request, "id");
  }

  private static String query(ServerRequest request) {
    return request.query().first("q").orElse("");
  }

  private static int page(ServerRequest request) {
    return Numbers.page(request, "page");
  }
}
