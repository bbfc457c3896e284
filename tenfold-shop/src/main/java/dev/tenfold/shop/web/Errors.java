package dev.tenfold.shop.web;

import dev.tenfold.shop.database.DatabaseException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a visitor sees when a page is not there or cannot be made. Nothing of the cause is told. */
public final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final String RETRY_SECONDS = "5";
  private static final Set<Method> ANSWERED = Set.of(Method.GET, Method.POST);
  private static final String ALLOWED = "GET, POST";

  private final Pages pages;
  private final Visits visits;

  public Errors(Pages pages, Visits visits) {
    this.pages = pages;
    this.visits = visits;
  }

  /** Adds the answers to everything that {@code routing} does not know or that fails there. */
  void add(HttpRouting.Builder routing) {
    routing.route(
        method -> !ANSWERED.contains(method),
        PathMatchers.any(),
        (request, response) ->
            response
                .status(Status.METHOD_NOT_ALLOWED_405)
                .header(HeaderNames.ALLOW, ALLOWED)
                .send());
    routing.any((request, response) -> send(request, response, Failure.NOT_FOUND));
    routing.error(HttpException.class, this::refused);
    routing.error(DatabaseException.class, this::database);
    routing.error(RuntimeException.class, this::broken);
  }

  private void refused(ServerRequest request, ServerResponse response, HttpException e) {
    int code = e.status().code();
    if (code == Status.NOT_FOUND_404.code()) {
      send(request, response, Failure.NOT_FOUND);
    } else if (code == Status.FORBIDDEN_403.code()) {
      send(request, response, Failure.FORBIDDEN);
    } else if (code < Status.INTERNAL_SERVER_ERROR_500.code()) {
      send(request, response, Failure.MALFORMED);
    } else {
      broken(request, response, e);
    }
  }

  private void database(ServerRequest request, ServerResponse response, DatabaseException e) {
    if (e.timedOut()) {
      LOG.warn("{} took too long: {}", request.path().rawPath(), e.getMessage());
      response.header(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
      send(request, response, Failure.BUSY);
    } else {
      broken(request, response, e);
    }
  }

  private void broken(ServerRequest request, ServerResponse response, RuntimeException e) {
    LOG.error("{} cannot be answered", request.path().rawPath(), e);
    send(request, response, Failure.BROKEN);
  }

  private void send(ServerRequest request, ServerResponse response, Failure failure) {
    response.status(Status.create(failure.code));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    if (request.path().rawPath().startsWith("/api/")) {
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.send("{\"error\":\"" + failure.title + "\"}");
    } else {
      Map<String, Object> model =
          Map.of(
              "title",
              failure.title,
              "advice",
              failure.advice,
              "visitor",
              visitor(request, failure));
      pages.send(response, "error", model);
    }
  }

  /** Returns the visitor; a stranger where looking the session up could fail as the page did. */
  private Visitor visitor(ServerRequest request, Failure failure) {
    return failure == Failure.BROKEN || failure == Failure.BUSY
        ? new Visitor(false, 0)
        : Visitor.of(visits.of(request));
  }

  private enum Failure {
    NOT_FOUND(
        404,
        "There is nothing here",
        "The address may be mistyped, or what was here is no longer sold."),
    FORBIDDEN(403, "This is not for you", "Only the people who run the shop come here."),
    MALFORMED(
        400, "We did not understand that", "Something in the request is missing or out of range."),
    BROKEN(
        500, "That did not work", "The fault is ours and has been written down. Please try again."),
    BUSY(
        503,
        "We are very busy",
        "The page took too long to make. Please try again in a few seconds.");

    final int code;
    final String title;
    final String advice;

    Failure(int code, String title, String advice) {
      this.code = code;
      this.title = title;
      this.advice = advice;
    }
  }
}
