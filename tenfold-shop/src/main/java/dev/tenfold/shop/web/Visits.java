package dev.tenfold.shop.web;

import dev.tenfold.shop.session.Session;
import dev.tenfold.shop.session.SessionStore;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** Finds the session of a request by its cookie. A visitor who changes nothing has none. */
public final class Visits {
  private static final String COOKIE = "shop_session";

  private final SessionStore store;
  private final SecureRandom random;

  public Visits(SessionStore store, SecureRandom random) {
    this.store = store;
    this.random = random;
  }

  /** Returns the visitor's session, or an empty one that is not kept until it is saved. */
  Session of(ServerRequest request) {
    return request
        .headers()
        .cookies()
        .first(COOKIE)
        .asOptional()
        .flatMap(store::load)
        .orElseGet(() -> Session.empty(freshId()));
  }

  /** Keeps {@code session} and gives the visitor its cookie. */
  void save(ServerResponse response, Session session) {
    store.save(session);
    SetCookie cookie =
        SetCookie.builder(COOKIE, session.id())
            .path("/")
            .httpOnly(true)
            .sameSite(SetCookie.SameSite.LAX)
            .maxAge(Duration.ofHours(1))
            .build();
    response.headers().addCookie(cookie);
  }

  /**
   * Keeps {@code session} under a fresh id, so that an id from before signing in is worth nothing.
   */
  void renew(ServerResponse response, Session session) {
    store.delete(session.id());
    save(response, new Session(freshId(), session.customer(), session.cart(), session.lastWrite()));
  }

  void end(ServerResponse response, Session session) {
    store.delete(session.id());
    response.headers().add(HeaderNames.SET_COOKIE, COOKIE + "=; Path=/; Max-Age=0; HttpOnly");
  }

  private String freshId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
