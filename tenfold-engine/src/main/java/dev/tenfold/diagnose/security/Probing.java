package dev.tenfold.diagnose.security;

import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells probes that found something from those that got a page that is sent for every path. */
final class Probing {
  /** So many paths with answers of one size are taken for one page that is sent for every path. */
  private static final int ONE_PAGE = 3;

  private final Map<Double, Integer> pathsByMean = new HashMap<>();

  Probing(List<Probe> probes) {
    for (Probe probe : probes) {
      double mean = probe.meanBytes();
      if (!Double.isNaN(mean)) {
        pathsByMean.merge(mean, 1, Integer::sum);
      }
    }
  }

  /**
   * Returns whether the answers to a probe look like one page that the product sends for every path
   * that it does not know: as long, on average, as those to two other probes or more; never where
   * their size is not known.
   */
  boolean isOnePage(Probe probe) {
    double mean = probe.meanBytes();
    return !Double.isNaN(mean) && pathsByMean.getOrDefault(mean, 0) >= ONE_PAGE;
  }

  /** Returns whether probing found something, as far as the log tells. */
  boolean found(Probe probe) {
    return probe.answered() > 0 && !isOnePage(probe);
  }
}
