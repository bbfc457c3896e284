package dev.tenfold.shop.traffic;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run really sent, as JSON. A log of the shop has one line for each of {@code sent}, by
 * route and status; those of {@code unanswered} may have one or not.
 */
final class TrafficJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TrafficJson() {}

  /**
   * @param outage what became of the payment provider's outage
   */
  static String of(Crowd crowd, long seed, String outage) {
    Tally tally = crowd.wire().tally();
    ObjectNode root = JSON.createObjectNode();
    root.put("url", crowd.wire().target().base().toString());
    root.put("seed", seed);
    root.put("run_s", crowd.day().run().toMillis() / 1e3);
    root.put("day_s", crowd.day().length().toMillis() / 1e3);
    ObjectNode visitors = root.putObject("visitors");
    tally.visitors().forEach((role, count) -> visitors.put(name(role), count.longValue()));
    root.put("visitors_turned_away", tally.visitorsTurnedAway());
    root.put("payment_outage", outage);
    root.put("requests", tally.requests());
    ArrayNode sent = root.putArray("sent");
    tally
        .answers()
        .forEach((answer, count) ->
            row(sent, answer.route()).put("status", answer.status()).put("requests", count));
    routes(root.putArray("aborted"), tally.aborted());
    routes(root.putArray("unanswered"), tally.unanswered());
    routes(root.putArray("not_connected"), tally.refused());
    return root.toPrettyString() + "\n";
  }

  private static void routes(ArrayNode array, Map<Route, Long> counts) {
    counts.forEach((route, count) -> row(array, route).put("requests", count));
  }

  private static ObjectNode row(ArrayNode array, Route route) {
    return array.addObject().put("method", route.method()).put("route", route.pattern());
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
