package dev.tenfold.shop.web;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.BadRequestException;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.ServerRequest;

/** What a visitor filled in. Fields that are missing are empty. */
record Form(Parameters fields) {
  static Form of(ServerRequest request) {
    return new Form(
        request.content().hasEntity()
            ? request.content().as(Parameters.class)
            : Parameters.empty("form"));
  }

  String text(String name) {
    return fields.first(name).orElse("");
  }

  int number(String name) {
    try {
      return Integer.parseInt(text(name).strip());
    } catch (NumberFormatException e) {
      throw new BadRequestException(name + " is not a number", e);
    }
  }

  /** Returns a number in the address; without one there is no such page. */
  static long inPath(ServerRequest request, String name) {
    try {
      return Long.parseLong(request.path().pathParameters().get(name));
    } catch (NumberFormatException e) {
      throw new NotFoundException(name + " is not a number", e);
    }
  }

  /** Returns a number of the query, {@code otherwise} where there is none. */
  static int inQuery(ServerRequest request, String name, int otherwise, int most) {
    try {
      int number = request.query().first(name).map(Integer::valueOf).orElse(otherwise);
      if (number < 1 || number > most) {
        throw new BadRequestException(name + " is not from 1 to " + most);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new BadRequestException(name + " is not a number", e);
    }
  }
}
