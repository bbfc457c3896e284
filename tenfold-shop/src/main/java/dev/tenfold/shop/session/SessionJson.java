package dev.tenfold.shop.session;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session as text: {@code {"customer":7,"cart":{"12":2},"lastWrite":"0/16B3748"}}. What is not
 * known is left out.
 */
final class SessionJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SessionJson() {}

  static String write(Session session) {
    ObjectNode root = JSON.createObjectNode();
    session.customer().ifPresent(customer -> root.put("customer", customer));
    ObjectNode cart = root.putObject("cart");
    session.cart().forEach((product, quantity) -> cart.put(product.toString(), quantity));
    if (!session.lastWrite().isEmpty()) {
      root.put("lastWrite", session.lastWrite());
    }
    return root.toString();
  }

  static Session read(String id, String text) {
    JsonNode root = JSON.readTree(text);
    JsonNode customer = root.path("customer");
    SortedMap<Integer, Integer> cart = new TreeMap<>();
    root.path("cart")
        .properties()
        .forEach(entry -> cart.put(Integer.valueOf(entry.getKey()), entry.getValue().asInt()));
    return new Session(
        id,
        customer.isNumber() ? OptionalInt.of(customer.asInt()) : OptionalInt.empty(),
        cart,
        root.path("lastWrite").asString(""));
  }
}
