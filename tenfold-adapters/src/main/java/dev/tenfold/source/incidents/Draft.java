package dev.tenfold.source.incidents;

import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident while its records are read. */
final class Draft {
  final String id;
  final Place place;
  String title = "";
  String service = "";
  String severity = "";
  String cause = "";
  @Nullable Instant began;
  @Nullable Instant acknowledged;
  @Nullable Instant mitigated;
  @Nullable Instant resolved;

  /** Whether its source says that it is over. */
  boolean over;

  Draft(String id, Place place) {
    this.id = id;
    this.place = place;
  }

  Optional<Incident> incident() {
    Instant begin = began;
    return begin == null
        ? Optional.empty()
        : Optional.of(
            new Incident(
                id,
                title,
                service,
                severity,
                begin,
                acknowledged,
                mitigated,
                resolved,
                cause,
                place));
  }
}
