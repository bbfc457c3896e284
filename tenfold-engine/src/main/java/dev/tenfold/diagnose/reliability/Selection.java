package dev.tenfold.diagnose.reliability;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Unit;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records that count, in order of time, and what was left out.
 *
 * @param incidents that began in the window
 * @param deployments that finished in the window
 * @param allDeployments to production at any time, which incidents may follow
 * @param notes what was left out and why
 */
record Selection(
    List<Incident> incidents,
    List<Deployment> deployments,
    List<Deployment> allDeployments,
    List<String> notes) {
  static Selection of(ReliabilityMaterial material) {
    List<String> notes = new ArrayList<>();
    List<Incident> incidents = incidents(material, notes);
    List<Deployment> all = deployments(material, notes);
    Window window = material.window();
    List<Deployment> inside =
        all.stream().filter(deployment -> isIn(window, deployment.finished())).toList();
    tell(notes, all.size() - inside.size(), "deployment", "finished outside the window");
    return new Selection(incidents, inside, all, notes);
  }

  static boolean isIn(Window window, Instant at) {
    return !at.isBefore(window.from()) && at.isBefore(window.to());
  }

  private static void tell(List<String> notes, long n, String thing, String why) {
    if (n > 0) {
      String many = Figure.of((double) n, Unit.count(thing)).text();
      notes.add("Left out: " + many + " " + why + ".");
    }
  }

  private static List<Incident> incidents(ReliabilityMaterial material, List<String> notes) {
    List<Incident> given = material.incidents();
    if (given == null) {
      return List.of();
    }
    Map<String, Incident> distinct = new LinkedHashMap<>();
    given.forEach(each -> distinct.put(each.id() + " " + each.began(), each));
    tell(notes, given.size() - distinct.size(), "incident", "read twice");
    Set<String> uncounted = material.declared().uncounted();
    List<Incident> counted =
        distinct.values().stream()
            .filter(each -> !uncounted.contains(each.severity().toLowerCase(Locale.ROOT)))
            .toList();
    tell(
        notes,
        distinct.size() - counted.size(),
        "incident",
        "of a severity that does not count (" + words(uncounted) + ")");
    List<Incident> inside =
        counted.stream()
            .filter(each -> isIn(material.window(), each.began()))
            .sorted(Comparator.comparing(Incident::began))
            .toList();
    tell(notes, counted.size() - inside.size(), "incident", "begun outside the window");
    long undated = inside.stream().filter(Restoring::isEndNotAfterBegin).count();
    if (undated > 0) {
      notes.add(
          "Incidents that end when they begin, or before: "
              + Digits.whole(undated)
              + ". They count, their durations do not.");
    }
    return inside;
  }

  private static List<Deployment> deployments(ReliabilityMaterial material, List<String> notes) {
    List<Deployment> given = material.deployments();
    if (given == null) {
      return List.of();
    }
    Map<String, Deployment> distinct = new LinkedHashMap<>();
    given.forEach(each ->
        distinct.put(
            String.join(
                "\n", each.id(), each.service(), each.environment(), each.finished().toString()),
            each));
    tell(notes, given.size() - distinct.size(), "deployment", "read twice");
    List<Deployment> counted =
        distinct.values().stream()
            .filter(each -> material.declared().production().include(each.environment()))
            .sorted(Comparator.comparing(Deployment::finished))
            .toList();
    Set<String> others = new TreeSet<>();
    distinct.values().forEach(each -> others.add(each.environment()));
    counted.forEach(each -> others.remove(each.environment()));
    tell(
        notes,
        distinct.size() - counted.size(),
        "deployment",
        "to other environments than production (" + words(others) + ")");
    long unsaid = counted.stream().filter(each -> each.environment().isEmpty()).count();
    if (unsaid > 0) {
      notes.add(
          "Deployments that name no environment and are taken to be to production: "
              + Digits.whole(unsaid)
              + ".");
    }
    return counted;
  }

  private static String words(Set<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    int more = sorted.size() - 8;
    return String.join(", ", sorted.subList(0, Math.min(8, sorted.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
