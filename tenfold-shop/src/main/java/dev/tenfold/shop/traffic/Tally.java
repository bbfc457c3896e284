package dev.tenfold.shop.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is sent, by any number of threads. */
final class Tally {
  private final Map<Answer, LongAdder> answers = new ConcurrentHashMap<>();
  private final Map<Route, LongAdder> aborted = new ConcurrentHashMap<>();
  private final Map<Route, LongAdder> unanswered = new ConcurrentHashMap<>();
  private final Map<Route, LongAdder> refused = new ConcurrentHashMap<>();
  private final Map<Role, LongAdder> visitors = new ConcurrentHashMap<>();
  private final LongAdder turnedAway = new LongAdder();

  void answered(Route route, int status) {
    add(answers, new Answer(route, status));
  }

  /** Counts an answer that the visitor left before its end; it is among the answers as well. */
  void aborted(Route route) {
    add(aborted, route);
  }

  /** Counts a request that was sent and to which no status came back. */
  void unanswered(Route route) {
    add(unanswered, route);
  }

  /** Counts a request that was not sent, since there was no connection. */
  void refused(Route route) {
    add(refused, route);
  }

  void came(Role role) {
    add(visitors, role);
  }

  /** Counts a visitor who was not let in, since as many as may be were there. */
  void turnedAway() {
    turnedAway.increment();
  }

  long requests() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Returns how many answers had a status of 500 or above. */
  long failures() {
    return answers.entrySet().stream()
        .filter(entry -> entry.getKey().status() >= 500)
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  Map<Answer, Long> answers() {
    return sums(answers);
  }

  Map<Route, Long> aborted() {
    return sums(aborted);
  }

  Map<Route, Long> unanswered() {
    return sums(unanswered);
  }

  Map<Route, Long> refused() {
    return sums(refused);
  }

  Map<Role, Long> visitors() {
    Map<Role, Long> all = new EnumMap<>(Role.class);
    visitors.forEach((role, count) -> all.put(role, count.sum()));
    return all;
  }

  long visitorsTurnedAway() {
    return turnedAway.sum();
  }

  private static <K> void add(Map<K, LongAdder> counts, K key) {
    counts.computeIfAbsent(key, fresh -> new LongAdder()).increment();
  }

  private static <K extends Comparable<K>> Map<K, Long> sums(Map<K, LongAdder> counts) {
    Map<K, Long> sums = new TreeMap<>();
    counts.forEach((key, count) -> sums.put(key, count.sum()));
    return sums;
  }

  /** A route and the status it was answered with. */
  record Answer(Route route, int status) implements Comparable<Answer> {
    @Override
    public int compareTo(Answer other) {
      int byRoute = route.compareTo(other.route);
      return byRoute != 0 ? byRoute : Integer.compare(status, other.status);
    }
  }
}
