package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Edition;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.session.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers with parts of the catalogue: made anew, made only when the client's copy is outdated, or
 * kept. Whatever has validators is used by no cache unasked, except pictures for a while.
 */
final class Delivery {
  private final Flags flags;
  private final KeptParts kept;
  private final Function<Session, Queries> reads;
  private final Queries primary;

  /**
   * @param reads where a visitor's pages are read from
   * @param primary where parts to be kept are read from, because others will see them
   */
  Delivery(Flags flags, KeptParts kept, Function<Session, Queries> reads, Queries primary) {
    this.flags = flags;
    this.kept = kept;
    this.reads = reads;
    this.primary = primary;
  }

  /** One request and its answer. */
  record Exchange(ServerRequest request, ServerResponse response, Session session) {}

  /**
   * How a part is sent.
   *
   * @param caching the value of Cache-Control where there are validators
   * @param look what is to be seen beside the part, in few letters
   * @param text writes what is sent
   */
  record Shape(String type, String caching, String look, Function<Part, String> text) {
    static Shape json() {
      return new Shape("application/json", "public, no-cache", "json", Part::text);
    }

    static Shape picture() {
      return new Shape("image/svg+xml; charset=utf-8", "public, max-age=3600", "svg", Part::text);
    }
  }

  /** Sends {@code asked}, or tells the client that it has it already. */
  void send(Exchange exchange, Asked asked, Shape shape) {
    Queries queries = reads.apply(exchange.session());
    Supplier<String> fresh = () -> shape.text().apply(asked.part().apply(queries));
    if (!flags.remedied(Flag.PAGE_CACHING)) {
      write(exchange.response(), shape, fresh.get());
    } else if (flags.is(Flag.PAGE_CACHING, "validators")) {
      validated(exchange, asked.edition().apply(queries), shape, fresh);
    } else {
      KeptParts.Kept found = kept.get(asked, primary);
      validated(exchange, found.edition(), shape, () -> shape.text().apply(found.part()));
    }
  }

  private static void validated(
      Exchange exchange, Edition edition, Shape shape, Supplier<String> text) {
    Validator validator = Validator.of(edition, shape.look());
    boolean unchanged = validator.matches(exchange.request());
    String body = unchanged ? "" : text.get();
    ServerResponse response = exchange.response();
    validator.name(response);
    response.header(HeaderNames.CACHE_CONTROL, shape.caching());
    response.header(HeaderNames.VARY, "Cookie");
    if (unchanged) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      write(response, shape, body);
    }
  }

  private static void write(ServerResponse response, Shape shape, String text) {
    response.header(HeaderNames.CONTENT_TYPE, shape.type());
    response.send(text);
  }
}
