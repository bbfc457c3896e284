package dev.tenfold.shop.web;

import java.util.List;

/** What parts of the catalogue are called where they are kept. */
final class Keys {
  private Keys() {}

  static String product(int id) {
    return "product " + id;
  }

  static String productJson(int id) {
    return "product.json " + id;
  }

  static String picture(int id) {
    return "picture " + id;
  }

  /** Returns all that shows one product as such; lists also show its name and price. */
  static List<String> ofProduct(int id) {
    return List.of(product(id), productJson(id), picture(id));
  }
}
