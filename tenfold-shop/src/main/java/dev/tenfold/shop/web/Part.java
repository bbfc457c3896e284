package dev.tenfold.shop.web;

import java.util.OptionalInt;

/**
 * What is the same for every visitor of a page: all but the frame. Of what is no page, all of it.
 *
 * @param query what the search box holds
 * @param reviewed the product that the page ends with a review form for
 */
record Part(String title, String query, String text, OptionalInt reviewed) {
  static Part page(String title, String text) {
    return new Part(title, "", text, OptionalInt.empty());
  }

  static Part bare(String text) {
    return page("", text);
  }
}
