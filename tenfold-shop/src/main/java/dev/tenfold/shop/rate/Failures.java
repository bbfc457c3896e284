package dev.tenfold.shop.rate;

import java.util.Map;
import java.util.TreeMap;

/** What went wrong, in kinds; the first twenty kinds are told apart. */
final class Failures {
  private static final int MOST_KINDS = 20;
  private static final String OTHERS = "others";

  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void count(String what) {
    String kind = what.replaceAll("\\d{2,}(?=[/?:]|$)(?<!status \\d{3})", "N");
    boolean known = counts.containsKey(kind) || counts.size() < MOST_KINDS;
    counts.merge(known ? kind : OTHERS, 1L, Long::sum);
  }

  /** Returns what went wrong since this was last asked. */
  synchronized Map<String, Long> take() {
    Map<String, Long> all = Map.copyOf(counts);
    counts.clear();
    return new TreeMap<>(all);
  }
}
