package dev.tenfold.diagnose.reliability;

import dev.tenfold.observe.Incident;
import dev.tenfold.stats.KaplanMeier.Lasting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When users were served again. */
final class Restoring {
  private Restoring() {}

  /**
   * Returns when users were no longer affected, or else when it was over; null while it is open.
   */
  static @Nullable Instant end(Incident incident) {
    Instant mitigated = incident.mitigated();
    return mitigated == null ? incident.resolved() : mitigated;
  }

  static boolean isOpen(Incident incident) {
    return end(incident) == null;
  }

  static boolean isEndNotAfterBegin(Incident incident) {
    Instant end = end(incident);
    return end != null && !end.isAfter(incident.began());
  }

  /** Returns how long incidents lasted, or have lasted until {@code now}, in seconds. */
  static List<Lasting> lengths(List<Incident> incidents, Instant now) {
    List<Lasting> lengths = new ArrayList<>();
    for (Incident incident : incidents) {
      Instant end = end(incident);
      add(lengths, incident.began(), end == null ? now : end, end != null);
    }
    return lengths;
  }

  /** Returns how long it took from a deployment until its last incident was over, in seconds. */
  static List<Lasting> recoveries(List<Blamed> blamed, Instant now) {
    List<Lasting> lengths = new ArrayList<>();
    for (Blamed each : blamed) {
      boolean open = each.incidents().stream().anyMatch(Restoring::isOpen);
      Instant last = Instant.MIN;
      for (Incident incident : each.incidents()) {
        Instant end = end(incident);
        last = end != null && end.isAfter(last) ? end : last;
      }
      add(lengths, each.deployment().finished(), open ? now : last, !open);
    }
    return lengths;
  }

  private static void add(List<Lasting> lengths, Instant from, Instant to, boolean ended) {
    Duration length = Duration.between(from, to);
    if (length.isPositive()) {
      lengths.add(new Lasting(length.getSeconds() + length.getNano() / 1e9, ended));
    }
  }
}
