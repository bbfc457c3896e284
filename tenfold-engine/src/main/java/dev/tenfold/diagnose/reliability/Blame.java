package dev.tenfold.diagnose.reliability;

import dev.tenfold.diagnose.reliability.Blamed.Grade;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts incidents down to deployments, each with its evidence. */
final class Blame {
  private static final int SHORTEST_REVISION = 7;

  /** That came into service, in order of time. */
  private final List<Deployment> deployments;

  private final Duration within;
  private final Map<Incident, Link> links = new HashMap<>();
  private long unmatched;

  private record Link(Deployment deployment, Grade grade) {}

  Blame(Selection selection, Duration within) {
    this.deployments =
        selection.allDeployments().stream()
            .filter(each -> each.outcome() != Outcome.FAILED)
            .toList();
    this.within = within;
    Map<String, Deployment> named = named();
    for (Incident incident : selection.incidents()) {
      Link link = incident.cause().isEmpty() ? inferred(incident) : stated(incident, named);
      unmatched += link == null && !incident.cause().isEmpty() ? 1 : 0;
      if (link != null) {
        links.put(incident, link);
      }
    }
  }

  /** Returns how many incidents name a cause that is none of the deployments. */
  long unmatched() {
    return unmatched;
  }

  @Nullable Deployment of(Incident incident) {
    Link link = links.get(incident);
    return link == null ? null : link.deployment;
  }

  @Nullable Grade grade(Incident incident) {
    Link link = links.get(incident);
    return link == null ? null : link.grade;
  }

  /** Returns the deployments that incidents are put down to, in order of time. */
  List<Blamed> blamed() {
    Map<Deployment, List<Incident>> incidents = new HashMap<>();
    links.forEach((incident, link) ->
        incidents.computeIfAbsent(link.deployment, any -> new ArrayList<>()).add(incident));
    List<Blamed> blamed = new ArrayList<>();
    incidents.forEach((deployment, caused) -> {
      caused.sort(Comparator.comparing(Incident::began).thenComparing(Incident::id));
      Grade best = Grade.FOLLOWED;
      for (Incident each : caused) {
        Grade grade = grade(each);
        best = grade != null && grade.compareTo(best) < 0 ? grade : best;
      }
      blamed.add(new Blamed(deployment, caused, best));
    });
    blamed.sort(
        Comparator.comparing((Blamed each) -> each.deployment().finished())
            .thenComparing(each -> each.deployment().id()));
    return blamed;
  }

  /** The last deployment of a name is the one meant. */
  private Map<String, Deployment> named() {
    Map<String, Deployment> named = new HashMap<>();
    for (Deployment each : deployments) {
      for (String name : List.of(each.artifact(), each.revision(), each.id())) {
        if (!name.isEmpty()) {
          named.put(name, each);
        }
      }
      if (each.revision().length() > SHORTEST_REVISION) {
        named.put(each.revision().substring(0, SHORTEST_REVISION), each);
      }
    }
    return named;
  }

  private static @Nullable Link stated(Incident incident, Map<String, Deployment> named) {
    Deployment meant = named.get(incident.cause());
    return meant == null ? null : new Link(meant, Grade.STATED);
  }

  private @Nullable Link inferred(Incident incident) {
    int at = firstAfter(incident.began()) - 1;
    for (; at >= 0; at--) {
      Deployment before = deployments.get(at);
      if (Duration.between(before.finished(), incident.began()).compareTo(within) > 0) {
        return null;
      }
      if (isOf(incident, before)) {
        boolean takenBack = isTakenBack(incident, before, at);
        return new Link(before, takenBack ? Grade.ROLLED_BACK : Grade.FOLLOWED);
      }
    }
    return null;
  }

  private static boolean isOf(Incident incident, Deployment deployment) {
    return incident.service().isEmpty()
        || deployment.service().isEmpty()
        || incident.service().equalsIgnoreCase(deployment.service());
  }

  /** Returns whether the next change of the same service was a rollback, soon enough. */
  private boolean isTakenBack(Incident incident, Deployment suspect, int at) {
    Instant end = Restoring.end(incident);
    Instant latest = (end == null ? incident.began() : end).plus(within);
    for (int i = at + 1; i < deployments.size(); i++) {
      Deployment next = deployments.get(i);
      if (next.finished().isAfter(latest)) {
        return false;
      }
      if (next.service().equals(suspect.service())
          && next.environment().equals(suspect.environment())) {
        return next.outcome() == Outcome.ROLLED_BACK;
      }
    }
    return false;
  }

  /** Returns the index of the first deployment after {@code at}. */
  private int firstAfter(Instant at) {
    int low = 0;
    int high = deployments.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (deployments.get(middle).finished().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
