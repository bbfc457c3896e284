package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Edition;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * What tells whether a client's copy is still right. The tag covers the part, the templates and all
 * that the frame shows of its visitor; the date covers the part alone and so counts for strangers
 * only.
 *
 * @param tag with its quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13: conditional
 *     requests</a>
 */
record Validator(String tag, Optional<Instant> changedAt) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  static Validator of(Edition edition, String look) {
    return new Validator(
        "\"" + Templates.FINGERPRINT + "-" + edition.name() + "-" + look + "\"",
        edition.changedAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS)));
  }

  void name(ServerResponse response) {
    response.header(HeaderNames.ETAG, tag);
    changedAt.ifPresent(
        at -> response.header(HeaderNames.LAST_MODIFIED, DATE.format(at.atOffset(ZoneOffset.UTC))));
  }

  /** Returns whether the client has what it asks for; a tag counts before a date. */
  boolean matches(ServerRequest request) {
    Optional<String> tags = request.headers().first(HeaderNames.IF_NONE_MATCH);
    if (tags.isPresent()) {
      return Arrays.stream(tags.get().split(",", -1))
          .map(each -> each.strip().replaceFirst("^W/", ""))
          .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }
    Optional<Instant> since =
        request.headers().first(HeaderNames.IF_MODIFIED_SINCE).flatMap(Validator::date);
    return since.isPresent()
        && request.headers().first(HeaderNames.COOKIE).isEmpty()
        && changedAt.filter(at -> !at.isAfter(since.get())).isPresent();
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DATE).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
