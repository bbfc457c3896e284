package dev.tenfold.shop.web;

import dev.tenfold.shop.session.Session;

/** What the frame around each page shows of its visitor. */
public record Visitor(boolean signedIn, int cartItems) {
  static Visitor of(Session session) {
    return new Visitor(session.customer().isPresent(), session.items());
  }
}
