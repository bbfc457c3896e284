package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import java.util.List;

/** Whose deployments and incidents records are that do not say so themselves. */
final class ServiceNames {
  private ServiceNames() {}

  /** Returns the delivery with {@code service} where a fact names none. */
  @SuppressWarnings("unchecked") // a fact becomes one of its own type
  static <T> Delivery<T> given(Delivery<T> delivery, String service) {
    if (service.isEmpty()) {
      return delivery;
    }
    List<T> facts = delivery.facts().stream().map(fact -> (T) named(fact, service)).toList();
    return new Delivery<>(
        delivery.source(),
        facts,
        delivery.read(),
        delivery.used(),
        delivery.rejected(),
        delivery.notes());
  }

  private static Object named(Object fact, String service) {
    return switch (fact) {
      case Incident it when it.service().isEmpty() ->
          new Incident(
              it.id(),
              it.title(),
              service,
              it.severity(),
              it.began(),
              it.acknowledged(),
              it.mitigated(),
              it.resolved(),
              it.cause(),
              it.place());
      case Deployment it when it.service().isEmpty() ->
          new Deployment(
              it.id(),
              service,
              it.environment(),
              it.revision(),
              it.artifact(),
              it.started(),
              it.finished(),
              it.outcome(),
              it.trigger(),
              it.place());
      default -> fact;
    };
  }
}
