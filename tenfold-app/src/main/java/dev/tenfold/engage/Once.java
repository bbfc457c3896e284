package dev.tenfold.engage;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Vital;
import dev.tenfold.observe.VitalAggregate;
import dev.tenfold.slo.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Facts, each once wherever it was read: exports overlap, files are copied and renamed, and what a
 * file said is kept when it is gone. Of an incident that was told several times, what tells most
 * counts, so that one that is over is not held open by an earlier export.
 */
final class Once {
  private static final Place ANYWHERE = new Place("", 0);

  private Once() {}

  /** Returns the facts that differ, in the order in which each is given first. */
  static <T> List<T> of(Stream<T> facts) {
    Map<Object, T> all = new LinkedHashMap<>();
    facts.forEach(fact -> all.merge(key(fact), fact, Once::fuller));
    return List.copyOf(all.values());
  }

  /** Returns what is equal where two facts are the same. */
  private static Object key(Object fact) {
    return switch (fact) {
      case Commit commit -> commit.sha();
      case Deployment each ->
          List.of(each.id(), each.service(), each.environment(), each.finished());
      case Incident each -> List.of(each.id(), each.service(), each.began());
      case Objective each -> List.of(each.service(), each.name());
      case Vital each -> new Seen(each, each.place().line());
      case VitalAggregate each ->
          List.of(
              each.metric(), each.page(), each.wholeSite(), each.device(), each.from(), each.to());
      default -> fact;
    };
  }

  /** A page view has no name: it is the same where it stands in the same line of a copy. */
  private record Seen(Vital vital, long line) {
    Seen {
      vital =
          new Vital(
              vital.metric(),
              vital.value(),
              vital.page(),
              vital.device(),
              vital.at(),
              vital.lab(),
              ANYWHERE);
    }
  }

  private static <T> T fuller(T one, T other) {
    return switch (other) {
      case Incident incident when one instanceof Incident known ->
          told(incident) > told(known) ? other : one;
      case Commit commit when one instanceof Commit known ->
          known.landing() == null && commit.landing() != null ? other : one;
      default -> one;
    };
  }

  private static long told(Incident incident) {
    return Stream.of(incident.acknowledged(), incident.mitigated(), incident.resolved())
            .filter(Objects::nonNull)
            .count()
        + (incident.resolved() == null ? 0 : 3)
        + (incident.cause().isEmpty() ? 0 : 1);
  }
}
