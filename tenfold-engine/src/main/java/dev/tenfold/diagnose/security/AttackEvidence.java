package dev.tenfold.diagnose.security;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the access log shows of attacks. It tells what was asked for and how it was answered, and
 * not by whom: requests are kept by route and by client, and not by both together.
 *
 * @param source which logs
 * @param requests all requests that were looked at
 * @param withoutPath those of which no path is kept whole: garbage, and paths that were folded
 *     since there are too many to keep apart; probing among them may be missed
 * @param probes requests for what no product should answer
 * @param served requests for what usually is probing, left out because the product serves most of
 *     them
 * @param signIns attempts to sign in
 * @param scanners requests of clients that call themselves scanners
 */
public record AttackEvidence(
    String source,
    long requests,
    long withoutPath,
    List<Probe> probes,
    long served,
    List<SignIns> signIns,
    Scanners scanners) {
  public AttackEvidence {
    probes = List.copyOf(probes);
    signIns = List.copyOf(signIns);
  }

  /**
   * Requests for one path.
   *
   * @param path {@code /.git/config}; what varies in it is named, {@code /{id}/.env}
   * @param answered those answered with content (2xx)
   * @param sizeBytes sent with those answers; 0 where the log does not say
   */
  public record Probe(String path, long requests, long answered, long sizeBytes) {
    /** Returns the mean size of an answer with content; NaN where it is not known. */
    double meanBytes() {
      return answered == 0 || sizeBytes == 0 ? Double.NaN : (double) sizeBytes / answered;
    }
  }

  /**
   * Attempts to sign in at one route.
   *
   * @param route {@code POST /login}
   * @param attempts all but those for which the route was not there
   * @param refusals those refused, by status
   */
  public record SignIns(String route, long attempts, SortedMap<Integer, Long> refusals) {
    public SignIns {
      refusals = new TreeMap<>(refusals);
    }

    /** Returns how many were refused. */
    public long refused() {
      return refusals.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Requests of clients that call themselves scanners; who hides behind a browser's name is not
   * seen.
   *
   * @param answered those answered with content (2xx)
   */
  public record Scanners(long requests, long answered) {}

  /** Returns how many requests were probing. */
  public long probing() {
    return probes.stream().mapToLong(Probe::requests).sum();
  }
}
