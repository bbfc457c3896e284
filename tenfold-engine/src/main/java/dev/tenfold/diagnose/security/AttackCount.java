package dev.tenfold.diagnose.security;

import dev.tenfold.accesslog.Method;
import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.Scanners;
import dev.tenfold.diagnose.security.AttackEvidence.SignIns;
import dev.tenfold.rollup.Aggregate;
import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Slice;
import dev.tenfold.rollup.Trait;
import dev.tenfold.route.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Counts attacks in what is kept of access logs, before routes are folded. */
public final class AttackCount {
  /** The route was not there, so nobody tried to sign in. */
  private static final Set<Integer> NO_ROUTE = Set.of(404, 405, 410);

  /**
   * Refusals: 401 and 403 as RFC 9110 has them; 400 for a wrong grant (RFC 6749, 5.2); 422 for a
   * form; 423 for a locked account; 429 for too many.
   */
  private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 422, 423, 429);

  private final String source;
  private final Map<String, Counter> probes = new TreeMap<>();
  private final Map<String, Counter> platforms = new TreeMap<>();
  private final Map<String, Map<Integer, Long>> signIns = new TreeMap<>();
  private long withoutPath;

  private AttackCount(String source) {
    this.source = source;
  }

  /**
   * Returns what the requests show of attacks.
   *
   * @param source which logs they are of
   * @param routes the route of each number that cells carry, as its path was typed
   */
  public static AttackEvidence of(String source, Aggregate aggregate, IntFunction<Route> routes) {
    AttackCount count = new AttackCount(source);
    aggregate.counts((route, status, requests, bytes) ->
        count.add(routes.apply(route), status, requests, bytes));
    return count.evidence(aggregate);
  }

  private void add(Route route, int status, long requests, long bytes) {
    String path = route.template();
    if (path.startsWith("(")) {
      withoutPath += requests;
      return;
    }
    if (path.contains("{slug}")) {
      withoutPath += requests;
    }
    if (AttackPatterns.isProbe(path)) {
      probes.computeIfAbsent(path, any -> new Counter()).add(status, requests, bytes);
      String platform = AttackPatterns.platform(path);
      if (!platform.isEmpty()) {
        platforms.computeIfAbsent(platform, any -> new Counter()).add(status, requests, bytes);
      }
    }
    boolean signIn = route.method() == Method.POST && AttackPatterns.isSignIn(path);
    if (signIn && !NO_ROUTE.contains(status)) {
      signIns
          .computeIfAbsent(route.label(), any -> new TreeMap<>())
          .merge(status, requests, Long::sum);
    }
  }

  private static SignIns signIns(String label, Map<Integer, Long> statuses) {
    TreeMap<Integer, Long> refusals = new TreeMap<>(statuses);
    refusals.keySet().retainAll(REFUSED);
    long attempts = statuses.values().stream().mapToLong(Long::longValue).sum();
    return new SignIns(label, attempts, refusals);
  }

  /**
   * A path of a platform, such as WordPress, of which most requests are served is the product's
   * own.
   */
  private AttackEvidence evidence(Aggregate aggregate) {
    List<Probe> kept = new ArrayList<>();
    long served = 0;
    for (Map.Entry<String, Counter> each : probes.entrySet()) {
      Counter counter = each.getValue();
      Counter platform = platforms.get(AttackPatterns.platform(each.getKey()));
      if (platform != null && platform.served * 2 > platform.requests) {
        served += counter.requests;
      } else {
        kept.add(new Probe(each.getKey(), counter.requests, counter.answered, counter.bytes));
      }
    }
    kept.sort(
        Comparator.comparingLong(Probe::answered)
            .thenComparingLong(Probe::requests)
            .reversed()
            .thenComparing(Probe::path));
    List<SignIns> tried =
        signIns.entrySet().stream().map(e -> signIns(e.getKey(), e.getValue())).toList();
    return new AttackEvidence(
        source, aggregate.requests(), withoutPath, kept, served, tried, scanners(aggregate));
  }

  private static Scanners scanners(Aggregate aggregate) {
    long requests = 0;
    long answered = 0;
    for (Map.Entry<Integer, Slice> trait : aggregate.traits().entrySet()) {
      if (Trait.of(trait.getKey()).client() == ClientClass.SCANNER) {
        requests += trait.getValue().requests();
        answered += trait.getValue().requests(2);
      }
    }
    return new Scanners(requests, answered);
  }

  /** Requests of a path, or of all paths of a platform. */
  private static final class Counter {
    private long requests;
    private long answered;
    private long served;
    private long bytes;

    void add(int status, long count, long sent) {
      requests += count;
      if (status >= 200 && status < 300) {
        answered += count;
        bytes += sent;
      }
      served += status >= 200 && status < 400 ? count : 0;
    }
  }
}
