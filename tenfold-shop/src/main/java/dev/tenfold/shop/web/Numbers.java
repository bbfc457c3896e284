package dev.tenfold.shop.web;

import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.ServerRequest;

/** Numbers in addresses; where one is malformed or out of range, there is no such page. */
final class Numbers {
  private static final int LAST_PAGE = 100_000;

  private Numbers() {}

  /** Returns the page that parameter {@code name} asks for, the first where it is not given. */
  static int page(ServerRequest request, String name) {
    int page = number(request.query().first(name).orElse("1"));
    if (page < 1 || page > LAST_PAGE) {
      throw new NotFoundException("there is no page " + page);
    }
    return page;
  }

  /** Returns the number at {@code name} in the path. */
  static int path(ServerRequest request, String name) {
    return number(request.path().pathParameters().get(name));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new NotFoundException("no number: " + text, e);
    }
  }
}
