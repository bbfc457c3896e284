package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Weakness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of components, so that a name with a version meets the package URL that ends in it. */
final class Components {
  private final Map<String, String> byTail = new HashMap<>();

  Components(List<Weakness> weaknesses) {
    Set<String> twice = new HashSet<>();
    for (Weakness weakness : weaknesses) {
      String subject = weakness.subject();
      int slash = subject.lastIndexOf('/');
      if (subject.startsWith("pkg:") && slash > 0) {
        String tail = subject.substring(slash + 1);
        String before = byTail.put(tail, subject);
        if (before != null && !before.equals(subject)) {
          twice.add(tail);
        }
      }
    }
    twice.forEach(byTail::remove);
  }

  /** Returns what a component is called whatever its version is. */
  static String anyVersion(String component) {
    int at = component.lastIndexOf('@');
    return at > 0 ? component.substring(0, at) : component;
  }

  String of(Weakness weakness) {
    String subject = weakness.subject();
    return subject.startsWith("pkg:") ? subject : byTail.getOrDefault(subject, subject);
  }
}
