package dev.tenfold.diagnose.security;

import dev.tenfold.observe.Scan;
import dev.tenfold.observe.Weakness;
import dev.tenfold.observe.Weakness.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * VEX: of several statements about the same, the latest counts. A statement is about a component,
 * with or without its version, or about the product and then about all of its components.
 */
final class Statements {
  /** What is said of a vulnerability of a component. */
  record Statement(State state, String reason) {}

  private final Map<String, List<Weakness>> byId = new HashMap<>();
  private final Set<String> product = new HashSet<>();
  private final Set<Weakness> matched = new HashSet<>();
  private final Components components;
  private final long count;

  Statements(
      List<Weakness> said,
      Aliases aliases,
      Components components,
      SecurityMaterial material,
      Reports reports) {
    this.components = components;
    this.count = said.size();
    for (Weakness weakness : said) {
      byId.computeIfAbsent(aliases.name(weakness), any -> new ArrayList<>()).add(weakness);
    }
    material.facts().names().forEach(name -> product.add(plain(name)));
    reports.scans().stream()
        .filter(scan -> scan.kind() == Scan.Kind.COMPONENTS || scan.kind() == Scan.Kind.INVENTORY)
        .forEach(scan -> product.add(plain(scan.subject())));
    product.remove("");
  }

  /** Returns a package URL as components are called, without qualifiers. */
  private static String plain(String name) {
    return name.startsWith("pkg:") ? name.replaceFirst("[?#].*", "") : name;
  }

  /** Returns what is said of it last, null for nothing or that it is there. */
  @Nullable Statement of(String component, String id) {
    Weakness last = null;
    for (Weakness weakness : byId.getOrDefault(id, List.of())) {
      if (isAbout(weakness, component)) {
        matched.add(weakness);
        last = last == null || isLater(weakness, last) ? weakness : last;
      }
    }
    return last == null || last.state() == State.OPEN
        ? null
        : new Statement(last.state(), last.reason());
  }

  private boolean isAbout(Weakness statement, String component) {
    String subject = components.of(statement);
    return subject.equals(component)
        || product.contains(subject)
        || subject.startsWith("pkg:") && component.startsWith(subject + "@");
  }

  /** Where the time does not tell, what is worse counts. */
  private static boolean isLater(Weakness a, Weakness b) {
    Comparator<Instant> order = Comparator.naturalOrder();
    Instant first = b.found();
    Instant second = a.found();
    int compared = first == null || second == null ? 0 : order.compare(second, first);
    return compared > 0 || compared == 0 && a.state() == State.OPEN;
  }

  /** Returns statements that something is vulnerable which no report has: they are reports too. */
  List<Weakness> unheard() {
    return byId.values().stream()
        .flatMap(List::stream)
        .filter(weakness -> weakness.state() == State.OPEN && !matched.contains(weakness))
        .filter(weakness -> !weakness.subject().isEmpty())
        .toList();
  }

  /** Returns how many statements are about something that no report has. */
  long unmatched() {
    return count - matched.size();
  }
}
