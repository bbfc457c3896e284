package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Weakness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One name for each vulnerability. A CVE is its own name; another id is called by the one CVE that
 * any report says it is. Advisories that cover several CVEs stay apart from all of them, since
 * joining by them would make different vulnerabilities one.
 */
final class Aliases {
  private final Map<String, Set<String>> cves = new HashMap<>();
  private final Map<String, String> least = new HashMap<>();

  Aliases(List<Weakness> weaknesses) {
    for (Weakness weakness : weaknesses) {
      Set<String> all = names(weakness);
      Set<String> known = new TreeSet<>(all);
      known.removeIf(name -> !isCve(name));
      for (String name : all) {
        if (!isCve(name)) {
          cves.computeIfAbsent(name, any -> new TreeSet<>()).addAll(known);
          least.merge(name, first(all), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
  }

  /** Returns the name that all ids of the same vulnerability share. */
  String name(Weakness weakness) {
    if (isCve(weakness.id())) {
      return weakness.id();
    }
    Set<String> known = new TreeSet<>();
    for (String name : names(weakness)) {
      if (isCve(name)) {
        known.add(name);
      } else {
        known.addAll(cves.getOrDefault(name, Set.of()));
      }
    }
    if (known.size() == 1) {
      return known.iterator().next();
    }
    return known.isEmpty() ? least.getOrDefault(weakness.id(), weakness.id()) : weakness.id();
  }

  static boolean isCve(String id) {
    return id.startsWith("CVE-");
  }

  private static String first(Set<String> names) {
    return names.iterator().next();
  }

  private static Set<String> names(Weakness weakness) {
    Set<String> all = new TreeSet<>(weakness.aliases());
    all.add(weakness.id());
    return all;
  }
}
