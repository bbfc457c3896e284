package dev.tenfold.diagnose.velocity;

import dev.tenfold.diagnose.velocity.Failures.Failure;
import dev.tenfold.observe.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long failed changes took to recover from: from the deployment to the end of the last of its
 * incidents, or, where there is none, until it was taken back.
 */
final class Recovery {
  private Recovery() {}

  /**
   * Returns the time in seconds; infinite while it lasts; empty where the end is not known, or is
   * before the deployment.
   */
  static OptionalDouble seconds(Failure failure) {
    if (failure.incidents().isEmpty() && failure.rollout().act() == Rollout.Act.WITHDRAWN) {
      return OptionalDouble.empty();
    }
    Instant end = end(failure);
    if (end == null) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    Duration length = Duration.between(failure.rollout().at(), end);
    return length.isPositive()
        ? OptionalDouble.of((double) length.toSeconds())
        : OptionalDouble.empty();
  }

  private static @Nullable Instant end(Failure failure) {
    if (failure.incidents().isEmpty()) {
      return failure.undone();
    }
    Instant last = Instant.MIN;
    for (Incident incident : failure.incidents()) {
      Instant end = incident.mitigated() == null ? incident.resolved() : incident.mitigated();
      if (end == null) {
        return null;
      }
      last = end.isAfter(last) ? end : last;
    }
    return last;
  }
}
