package dev.tenfold.shop.traffic;

import java.util.Map;

/** What a run really sent, for people. */
final class TrafficText {
  private TrafficText() {}

  static String of(Crowd crowd, String outage) {
    Tally tally = crowd.wire().tally();
    StringBuilder text = new StringBuilder();
    text.append("%-7s %-34s %6s %9s%n".formatted("method", "route", "status", "requests"));
    tally
        .answers()
        .forEach((answer, count) ->
            text.append(
                "%-7s %-34s %6d %9d%n"
                    .formatted(
                        answer.route().method(),
                        answer.route().pattern(),
                        answer.status(),
                        count)));
    text.append('\n');
    tally
        .visitors()
        .forEach((role, count) ->
            line(text, TrafficJson.name(role).replace('_', ' ') + " visits", count));
    line(text, "visitors turned away", tally.visitorsTurnedAway());
    line(text, "requests answered", tally.requests());
    line(text, "of them left midway", sum(tally.aborted()));
    line(text, "requests not answered", sum(tally.unanswered()));
    line(text, "requests not connected", sum(tally.refused()));
    text.append("%-42s %16s%n".formatted("payment outage", outage));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, long count) {
    text.append("%-42s %16d%n".formatted(what, count));
  }

  private static long sum(Map<Route, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
